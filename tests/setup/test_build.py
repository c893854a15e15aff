import os
import subprocess
from pathlib import Path

import pytest

from tests.support.project import ROOT


def build(mkdocs: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*mkdocs, "build", "--strict"], capture_output=True, encoding="utf-8", check=False)


def is_built(folder: Path, **settings: str) -> bool:
    """Whether make finds nothing to do for the site with those settings."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")} | settings
    return subprocess.run(["make", "--question", "build"], cwd=folder, env=environment, check=False).returncode == 0


def test_bad_content_stops_the_build_and_leaves_the_last_site(project: Path, mkdocs: list[str]) -> None:
    last = project / "site" / "index.html"
    last.parent.mkdir()
    last.write_text("the last good site", "utf-8")
    contacts = project / "helper" / "content" / "contacts.yml"
    contacts.write_text(contacts.read_text("utf-8").replace("email: KOG", "mail: KOG"), "utf-8")
    done = build(mkdocs)
    assert done.returncode == 1
    assert "The content has 2 errors; nothing was built.\ncontacts.yml:" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert last.read_text("utf-8") == "the last good site"


def test_a_page_that_names_nothing_that_exists_stops_the_build_too(project: Path, mkdocs: list[str]) -> None:
    (project / "docs" / "guide" / "words.md").write_text('# Words\n\n{{ note("nothing") }}\n', "utf-8")
    done = build(mkdocs)
    assert done.returncode == 1
    assert "docs/guide/words.md:3: There is no note “nothing”." in done.stdout + done.stderr
    assert not (project / "site").exists()


def test_a_build_whose_security_txt_has_expired_stops_before_it_starts(
    project: Path, mkdocs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECURITY_CONTACT", "mailto:it@example.org")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    done = build(mkdocs)
    assert done.returncode == 1
    assert "security.txt would have expired on 2024-11-12: it is valid for 364 days" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not (project / "site").exists()


def test_a_second_build_has_nothing_to_do(site: Path) -> None:
    assert is_built(site.parent, SOURCE_DATE_EPOCH=(ROOT / "build" / "built").read_text("utf-8").strip())


@pytest.fixture
def made(project: Path) -> Path:
    """The copy with a site that is older than what make writes down now."""
    (project / "node_modules").unlink()
    for name in (".venv/ready", "node_modules/ready", "site/index.html"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).touch()
    for path in project.rglob("*"):
        os.utime(path, (1, 1), follow_symlinks=False)
    return project


def test_a_changed_setting_is_built_again_whatever_its_value(made: Path) -> None:
    for value in ("'self' https://a.example", "it's", '"$(true)" `true` \\n ; true'):
        assert not is_built(made, FRAME_ANCESTORS=value)
        (made / "site" / "index.html").touch()
        assert is_built(made, FRAME_ANCESTORS=value)
        assert not is_built(made, FRAME_ANCESTORS=f"{value}.org")


def test_another_date_is_built_again(made: Path) -> None:
    assert not is_built(made, SOURCE_DATE_EPOCH="1709208000")
    (made / "site" / "index.html").touch()
    assert is_built(made, SOURCE_DATE_EPOCH="1709208000")
    assert not is_built(made, SOURCE_DATE_EPOCH="1709208001")


def test_a_changed_file_is_built_again(made: Path) -> None:
    assert not is_built(made), "which files there are was not known yet"
    (made / "site" / "index.html").touch()
    assert is_built(made)
    (made / "docs" / "guide" / "words.md").touch()
    assert not is_built(made)
