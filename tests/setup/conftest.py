import sys
from pathlib import Path

import pytest

from tests.support.project import copy_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the site is built from, to break."""
    return copy_project(tmp_path)


@pytest.fixture
def mkdocs(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command that runs MkDocs on that copy."""
    monkeypatch.chdir(project)
    monkeypatch.setenv("PYTHONPATH", str(project))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    return [sys.executable, "-m", "mkdocs"]
