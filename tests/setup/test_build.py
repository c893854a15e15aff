import os
import subprocess
from pathlib import Path

import pytest

from helper.publish.pages.guide import read_guide
from tests.support.project import ROOT


def build(mkdocs: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*mkdocs, "build", "--strict"], capture_output=True, encoding="utf-8", check=False)


def is_built(folder: Path, **settings: str) -> bool:
    """Whether make considers the site up to date with those settings."""
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
    assert "The content has 1 error; nothing was built.\nhelper/content/contacts.yml:" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert last.read_text("utf-8") == "the last good site"


def test_an_unknown_id_stops_the_build(project: Path, mkdocs: list[str]) -> None:
    (project / "docs" / "guide" / "words.md").write_text('# Words\n\n{{ note("nothing") }}\n', "utf-8")
    done = build(mkdocs)
    assert done.returncode == 1
    assert "docs/guide/words.md:3: There is no note “nothing”." in done.stdout + done.stderr
    assert not (project / "site").exists()


def test_html_that_could_run_stops_the_build(project: Path, mkdocs: list[str]) -> None:
    words = project / "docs" / "guide" / "words.md"
    words.write_text(f"{words.read_text('utf-8')}\n[More](javas&#99;ript:run()){{ onclick=run() }}\n", "utf-8")
    line = len(words.read_text("utf-8").splitlines())
    done = build(mkdocs)
    assert done.returncode == 1
    assert (
        f"docs/guide/words.md:{line}: The address “javascript:run()” does not begin with" in done.stdout + done.stderr
    )
    assert f"docs/guide/words.md:{line}: <a> must not have the attribute “onclick”." in done.stdout + done.stderr
    assert not (project / "site").exists()


@pytest.mark.parametrize("name", ["page.html", "page.mkd", "page.MD", "run.js", "page.xhtml", "run"])
def test_a_file_that_would_be_published_unchecked_stops_the_build(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    [error] = read_guide(tmp_path).errors
    assert f"{name}:1: A file of this kind would be published without a check." in str(error)


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        (
            "SITE_URL",
            "https://user:word@host.example/",
            "«https://user:word@host.example/» has a user name or a password",
        ),
        ("SITE_URL", "https://host.example/a\tb/", "«https://host.example/a\ufffdb/» has a space or another character"),
        ("SITE_URL", "", "«» is empty"),
        ("SITE_URL", "https://host.example/?a", "«https://host.example/?a» has more after the path"),
        ("SECURITY_CONTACT", "mailto:a@b.example?cc=c", "«mailto:a@b.example?cc=c» is not one email address"),
        ("SOURCE_DATE_EPOCH", "soon", "SOURCE_DATE_EPOCH: «soon» is not a date"),
    ],
)
def test_a_setting_that_is_not_valid_stops_the_build(
    project: Path, mkdocs: list[str], monkeypatch: pytest.MonkeyPatch, name: str, value: str, problem: str
) -> None:
    monkeypatch.setenv(name, value)
    done = build(mkdocs)
    assert done.returncode == 1
    assert problem in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not (project / "site").exists()


def test_an_expired_security_txt_stops_the_build(
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
    epoch, *changed = (ROOT / "build" / "date").read_text("utf-8").split()
    assert is_built(site.parent, SOURCE_DATE_EPOCH=epoch, UNCOMMITTED="".join(changed))


@pytest.fixture
def made(project: Path) -> Path:
    """The copy with a built site that is older than the settings that make records."""
    (project / "node_modules").unlink()
    for name in (".venv/ready", "node_modules/ready", "site/index.html"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).touch()
    for path in project.rglob("*"):
        os.utime(path, (1, 1), follow_symlinks=False)
    return project


def test_any_changed_setting_rebuilds_the_site(made: Path) -> None:
    for value in ("'self' https://a.example", "it's", '"$(true)" `true` \\n ; true'):
        assert not is_built(made, FRAME_ANCESTORS=value)
        (made / "site" / "index.html").touch()
        assert is_built(made, FRAME_ANCESTORS=value)
        assert not is_built(made, FRAME_ANCESTORS=f"{value}.org")


def test_another_date_rebuilds_the_site(made: Path) -> None:
    assert not is_built(made, SOURCE_DATE_EPOCH="1709208000")
    (made / "site" / "index.html").touch()
    assert is_built(made, SOURCE_DATE_EPOCH="1709208000")
    assert not is_built(made, SOURCE_DATE_EPOCH="1709208001")


def test_a_changed_file_rebuilds_the_site(made: Path) -> None:
    assert not is_built(made), "the list of files was not recorded yet"
    (made / "site" / "index.html").touch()
    assert is_built(made)
    (made / "docs" / "guide" / "words.md").touch()
    assert not is_built(made)


def test_files_may_have_any_names(made: Path) -> None:
    for name in ("a b.json", "c:d.json", "ü.json", "e#f%g.json", "$h.json", "i'j.json"):
        (made / "docs" / name).touch()
    assert not is_built(made)
    (made / "site" / "index.html").touch()
    assert is_built(made)
    (made / "docs" / "c:d.json").unlink()
    assert not is_built(made)


def test_a_template_with_a_mistake_stops_the_build_with_its_line(project: Path, mkdocs: list[str]) -> None:
    (project / "overrides" / "main.html").write_text("{% extends 'base.html' %}\n{% block content }}\n", "utf-8")
    done = build(mkdocs)
    assert done.returncode == 1
    assert "overrides/main.html:2: unexpected '}'. No page is made from" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
