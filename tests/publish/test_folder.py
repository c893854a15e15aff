"""The plain files for any site generator."""

from pathlib import Path

import pytest
import yaml

from helper.publish.folder import OtherFilesError, write_folder
from helper.publish.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "main.html").write_text("main", "utf-8")
    (tmp_path / "picture.svg").write_text("<svg/>", "utf-8")
    return Site(
        texts={"guide/words.md": "Words"},
        files={"assets/picture.svg": tmp_path / "picture.svg"},
        settings={"site_name": "A &amp; B"},
        templates=tmp_path / "templates",
    )


def test_the_folder_has_the_settings_the_pages_and_the_templates_and_nothing_of_the_last_time(
    site: Site, tmp_path: Path
) -> None:
    folder = tmp_path / "new" / "folder"
    write_folder(site, folder)
    (folder / "docs" / "left.md").write_text("from the last time", "utf-8")
    write_folder(site, folder)
    files = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.*")}
    assert yaml.safe_load(files.pop("mkdocs.yml")) == {"site_name": "A &amp; B"}
    assert files == {
        "docs/guide/words.md": "Words",
        "docs/assets/picture.svg": "<svg/>",
        "overrides/main.html": "main",
    }


def test_a_folder_with_other_files_is_left_alone(site: Site, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "picture.svg"):
        with pytest.raises(OtherFilesError, match="There are other files, which would be lost"):
            write_folder(site, folder)
    assert (tmp_path / "picture.svg").read_text("utf-8") == "<svg/>"
