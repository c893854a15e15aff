import shutil
import sys
from pathlib import Path

import pytest

from tests.support.project import ROOT


def copy_project(folder: Path) -> Path:
    """Copy the sources of the site into an empty folder. Returns the folder."""
    for name in ("docs", "helper", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "build" / "runtime", folder / "build" / "runtime")
    for name in ("mkdocs.yml", "Makefile", "pyproject.toml", "requirements.txt", "package-lock.json"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the sources of the site that tests can break."""
    return copy_project(tmp_path)


@pytest.fixture
def mkdocs(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command that runs MkDocs on the copy."""
    monkeypatch.chdir(project)
    monkeypatch.setenv("PYTHONPATH", str(project))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    return [sys.executable, "-m", "mkdocs"]
