"""A release is made only from a tagged commit, and otherwise one sentence says why not."""

import subprocess
from pathlib import Path

import pytest

from helper.publish.release.tag import NoTagError, tag


def git(folder: Path, *arguments: str) -> None:
    own = (
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "tag.gpgsign=false",
    )
    subprocess.run(["git", *own, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit, which has no tag."""
    git(tmp_path, "init")
    (tmp_path / "page.md").write_text("# Page\n", "utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--message", "Add a page")
    return tmp_path


def test_a_tagged_commit_has_its_tag(repository: Path) -> None:
    git(repository, "tag", "v1.2.3")
    assert tag(repository) == "v1.2.3"


def test_without_a_tag_there_is_no_release(repository: Path) -> None:
    with pytest.raises(NoTagError, match=r"The last commit has no tag, so the release would have no name\. Tag it"):
        tag(repository)


@pytest.mark.parametrize("name", ["page.md", "new.md"])
def test_a_changed_or_new_file_stops_the_release(repository: Path, name: str) -> None:
    git(repository, "tag", "v1")
    (repository / name).write_text("# Another\n", "utf-8")
    with pytest.raises(NoTagError, match=f"1 file differs from the last commit, such as «{name}», so the release"):
        tag(repository)


def test_a_tag_that_no_file_can_be_named_after_stops_the_release(repository: Path) -> None:
    git(repository, "tag", "releases/v1")
    with pytest.raises(NoTagError, match=r"The tag «releases/v1» has a slash"):
        tag(repository)


def test_a_folder_inside_another_repository_has_no_release(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    git(repository, "tag", "v1")
    inside = repository / "copy"
    inside.mkdir()
    for folder in (inside, tmp_path_factory.mktemp("none")):
        with pytest.raises(NoTagError, match=r"This folder is not a Git repository of its own"):
            tag(folder)
