"""Settings for make are text: nothing in them runs, wherever they come from."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.project import ROOT

SETTINGS = (
    *("SITE_URL", "SITE_OWNER", "FRAME_ANCESTORS", "SECURITY_CONTACT", "OFFLINE", "SOURCE_DATE_EPOCH"),
    *("FACTS_MAX_AGE", "FEEDBACK", "MOST_STATES", "RUNS", "SECONDS", "ONLINE", "PYTHON", "URL"),
)
TARGETS = ("build", "bench", "audit", "load", "facts", "host-check")
HOSTILE = (
    "$(shell touch ran)",
    "$$(touch ran)",
    "$(touch ran)",
    "$(eval $(shell touch ran))",
    "${shell touch ran}",
    "`touch ran`",
    "';touch ran;'",
    '";touch ran;"',
    "; touch ran",
    "| touch ran",
    "& touch ran",
    "\ntouch ran",
    "'\ntouch ran\n'",
    "x) touch ran",
    "\\';touch ran;\\'",
    "endef\n$(shell touch ran)\ndefine x",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder whose make has nothing to set up, and whose programs do nothing."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("python", "npm"):
        program = tmp_path / ".venv" / "bin" / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text("#!/bin/sh\n", "utf-8")
        program.chmod(0o755)
    for name in ("docs", "helper", "overrides", "build/site", "tests/support/browser"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "tests" / "support" / "tools.py").touch()
    for name in ("chromium.py", "other_engines.py"):
        (tmp_path / "tests" / "support" / "browser" / name).touch()
    for name in ("requirements.txt", "pyproject.toml", "package-lock.json", "mkdocs.yml", "build/browser.json"):
        (tmp_path / name).touch()
    for name in (".venv/ready", "node_modules/ready"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def make(folder: Path, *arguments: str, **environment: str) -> str:
    # What the make that runs the tests has set for a build of its own.
    left_out = ("MAKE", "SOURCE_DATE_EPOCH", "UNCOMMITTED")
    own = {name: value for name, value in os.environ.items() if not name.startswith(left_out)} | environment
    done = subprocess.run(["make", *arguments], cwd=folder, env=own, capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr


@pytest.mark.attack("The build", "A setting for make contains a command", "It does not run")
@pytest.mark.parametrize("value", HOSTILE)
def test_no_setting_runs(project: Path, value: str) -> None:
    values = dict.fromkeys((*SETTINGS, "ANY"), value)
    make(project, "--keep-going", *TARGETS, *(f"{name}={value}" for name in values))
    assert not (project / "ran").exists(), "as an argument"
    make(project, "--keep-going", *TARGETS, **values)
    assert not (project / "ran").exists(), "in the environment"
    (project / ".venv" / "ready").unlink()
    make(project, ".venv/ready", f"PYTHON={value}")
    assert not (project / "ran").exists(), "as another Python"


def test_a_setting_reaches_the_build_as_it_is_written(project: Path) -> None:
    (project / ".venv" / "bin" / "python").write_text('#!/bin/sh\nprintf %s "$SITE_OWNER" > owner\n', "utf-8")
    value = "$(A) $$B `c` 'd' \"e\" #f \\g\nh"
    make(project, "build", f"SITE_OWNER={value}")
    assert (project / "owner").read_text("utf-8") == value
    make(project, "build", SITE_OWNER=f"{value}!")
    assert (project / "owner").read_text("utf-8") == f"{value}!"


def test_another_python_is_one_word_however_it_is_spelled(project: Path) -> None:
    (project / ".venv" / "ready").unlink()
    said = make(project, ".venv/ready", "PYTHON=no such python")
    assert "No Python 3.12 or newer (with its venv module) was found at no such python. Install Python 3.13" in said


def test_no_name_of_a_file_runs(project: Path) -> None:
    for name in ("$(shell touch ran).md", "a;touch ran;.md", "'`touch ran`'.md", "b.md ; touch ran"):
        (project / "docs" / name).touch()
        make(project, "build")
        assert not (project / "ran").exists(), name


def date(project: Path, **environment: str) -> str:
    """The date that make gives to a build, and whether files have changed since then."""
    told = 'printf %s "${SOURCE_DATE_EPOCH-none} ${UNCOMMITTED}" > date'
    (project / ".venv" / "bin" / "python").write_text(f"#!/bin/sh\n{told}\n", "utf-8")
    make(project, "build", **environment)
    return (project / "date").read_text("utf-8").strip()


def commit(folder: Path) -> None:
    own = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    when = {"GIT_COMMITTER_DATE": "1709208000 +0000", "GIT_AUTHOR_DATE": "1709208000 +0000"}
    for arguments in (("init",), ("add", "."), ("commit", "--message", "Add the site")):
        subprocess.run(["git", *own, *arguments], cwd=folder, env=os.environ | when, check=True, capture_output=True)


def test_the_date_is_that_of_the_last_commit_and_changes_since_are_told(project: Path) -> None:
    (project / "docs" / "page.md").touch()
    commit(project)
    assert date(project) == "1709208000"
    assert date(project, SOURCE_DATE_EPOCH="") == "1709208000"
    (project / "docs" / "page.md").write_text("# Page", "utf-8")
    assert date(project) == "1709208000 yes"
    assert date(project, SOURCE_DATE_EPOCH="1700000000") == "1700000000"


def test_without_a_repository_of_its_own_a_folder_has_no_date(project: Path) -> None:
    assert date(project, SOURCE_DATE_EPOCH="") == "none"
    inside = project / "docs" / "inside"
    shutil.copytree(project, inside, ignore=lambda *_: {"inside"})
    commit(project)
    assert date(inside) == "none"
