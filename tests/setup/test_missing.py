"""A missing program gives one sentence with the remedy and a non-zero status."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.browser import chromium

NEEDED = ("make", "sh", "find", "mkdir", "cat", "test", "touch", "rm")


@pytest.fixture
def bare_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A PATH with the tools that make needs, but without Python."""
    folder = tmp_path_factory.mktemp("bin")
    for name in NEEDED:
        if found := shutil.which(name):
            (folder / name).symlink_to(found)
    return str(folder)


def run_make(project: Path, target: str, path: str) -> subprocess.CompletedProcess[str]:
    command = [shutil.which("make") or "make", "--directory", str(project), target]
    environment = {**os.environ, "PATH": path, "MAKEFLAGS": "", "MAKELEVEL": ""}
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_without_python_make_says_which_to_install(project: Path, bare_path: str) -> None:
    done = run_make(project, "build", bare_path)
    assert done.returncode != 0
    assert done.stderr.startswith(
        "No Python 3.12 or newer (with its venv module) was found on the PATH. Install Python 3.13, "
    )
    assert not (project / "site").exists()


def test_an_older_python_is_rejected(project: Path, bare_path: str) -> None:
    old = Path(bare_path) / "python3"
    old.write_text('#!/bin/sh\ncase "$*" in *version_info*) exit 1;; esac\necho "should not run" >&2\n', "utf-8")
    old.chmod(0o755)
    done = run_make(project, ".venv/ready", bare_path)
    assert done.returncode != 0
    assert "No Python 3.12 or newer" in done.stderr
    assert "should not run" not in done.stderr


def test_without_node_make_says_how_to_install_it(project: Path, bare_path: str) -> None:
    (project / "node_modules").unlink()
    (project / ".venv").mkdir()
    (project / ".venv" / "ready").touch()
    (project / "package-lock.json").touch()
    done = run_make(project, "node_modules/ready", bare_path)
    assert done.returncode != 0
    assert done.stderr.startswith("Node is missing from .venv. Remove the folder .venv and run make again.")


def test_without_a_browser_the_setup_says_which_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(chromium, "_candidates", lambda: iter(()))
    monkeypatch.setattr(chromium, "CHOICE", tmp_path / "browser.json")
    with pytest.raises(SystemExit, match="Install Chromium or Google Chrome and run make again") as raised:
        chromium.main()
    assert raised.value.code != 0
    assert not (tmp_path / "browser.json").exists()


def test_a_browser_that_does_not_start_is_skipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(chromium, "_candidates", lambda: iter([str(broken)]))
    with pytest.raises(LookupError):
        chromium.find()
