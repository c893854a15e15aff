"""Two builds of one commit are the same, byte by byte, wherever and by whomever they are made."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import ROOT

UNLIKE = {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242", "HOME": "/nowhere"}
"""What the other machine has set otherwise, as far as a build could see it."""


def committed() -> str:
    """The date that make gives to a build."""
    return subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The sources elsewhere, at a longer path, and nothing that an earlier build has made."""
    folder = tmp_path / "a folder of another name" / "and one below"
    for name in ("docs", "helper", "overrides"):
        copytree(ROOT / name, folder / name, ignore=lambda *_: {"__pycache__"})
    (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (folder / "build").mkdir()
    (folder / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_build_elsewhere_at_another_time_gives_the_same_bytes(site: Path, other: Path) -> None:
    python = {"PYTHONPATH": str(other), "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1"}
    environment = {**os.environ, **UNLIKE, **python, "SOURCE_DATE_EPOCH": committed()}
    for command in (
        ("mkdocs", "build", "--strict", "--site-dir", "build/site"),
        ("helper.publish.compressed", "build/site", "build/compressed"),
    ):
        options = {"umask": 0o077} if os.name == "posix" else {}
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=other, env=environment, capture_output=True, text=True, **options
        )
        assert done.returncode == 0, done.stderr
    first, second = contents(site), contents(other / "build" / "site")
    assert set(first) == set(second)
    assert [name for name, data in first.items() if data != second[name]] == []
