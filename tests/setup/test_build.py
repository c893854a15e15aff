import os
import subprocess
from pathlib import Path


def build(mkdocs: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*mkdocs, "build", "--strict"], capture_output=True, text=True, check=False)


def is_built(folder: Path) -> bool:
    """Whether make finds nothing to do for the site."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(["make", "--question", "build"], cwd=folder, env=environment, check=False).returncode == 0


def test_bad_content_stops_the_build_and_leaves_the_last_site(project: Path, mkdocs: list[str]) -> None:
    last = project / "site" / "index.html"
    last.parent.mkdir()
    last.write_text("the last good site")
    contacts = project / "helper" / "content" / "contacts.yml"
    contacts.write_text(contacts.read_text().replace("email: KOG", "mail: KOG"))
    done = build(mkdocs)
    assert done.returncode == 1
    assert "The content has 2 errors; nothing was built.\ncontacts.yml:" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert last.read_text() == "the last good site"


def test_a_page_that_names_nothing_that_exists_stops_the_build_too(project: Path, mkdocs: list[str]) -> None:
    (project / "docs" / "guide" / "words.md").write_text('# Words\n\n{{ note("nothing") }}\n')
    done = build(mkdocs)
    assert done.returncode == 1
    assert "docs/guide/words.md:3: There is no note “nothing”." in done.stdout + done.stderr
    assert not (project / "site").exists()


def test_a_build_warns_of_nothing(project: Path, mkdocs: list[str]) -> None:
    done = build(mkdocs)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stdout + done.stderr
    assert (project / "site" / "helper" / "kog-no" / "index.html").exists()


def test_a_second_build_has_nothing_to_do(site: Path) -> None:
    assert is_built(site.parent)


def test_a_changed_file_is_built_again(project: Path) -> None:
    (project / "node_modules").unlink()
    for made in (".venv/ready", "node_modules/ready", "site/index.html"):
        (project / made).parent.mkdir(exist_ok=True)
        (project / made).touch()
    for path in project.rglob("*"):
        os.utime(path, (1, 1), follow_symlinks=False)
    assert not is_built(project), "which files there are was not known yet"
    (project / "site" / "index.html").touch()
    assert is_built(project)
    (project / "docs" / "guide" / "words.md").touch()
    assert not is_built(project)
