"""Two builds of one commit are the same, byte by byte, wherever and by whomever they are made."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from shutil import copytree
from typing import Final

import pytest

from tests.support.project import ROOT

UNLIKE: Final = {
    "TZ": "Asia/Kathmandu",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "4242",
    "HOME": "/nowhere",
}
"""What the other machine has set otherwise, as far as a build could see it."""


BUILT: Final = ROOT / "build" / "built"
"""Where make writes down the date that it gave to the site."""


@pytest.fixture
def settings() -> dict[str, str]:
    """The settings that the site was built with."""
    if not (date := BUILT.read_text().strip()):
        pytest.skip("the site was built without git, so it has no date that another build could have")
    address = (ROOT / "build" / "site-url").read_text().strip()
    return {"SOURCE_DATE_EPOCH": date, **({"SITE_URL": address} if address else {})}


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The sources elsewhere, at a longer path, without what an earlier build has made of them."""
    folder = tmp_path / "a folder of another name" / "and one below"
    for name in ("docs", "helper", "overrides"):
        copytree(ROOT / name, folder / name, ignore=lambda *_: {"__pycache__"})
    (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    kept = folder / "build" / "compressed"
    kept.mkdir(parents=True)
    # Pyodide's own files are npm's, and to compress them takes longer than all the rest.
    for path in (ROOT / "node_modules" / "pyodide").glob("pyodide.asm.*"):
        for made in (ROOT / "build" / "compressed").glob(f"{sha256(path.read_bytes()).hexdigest()}.*"):
            (kept / made.name).write_bytes(made.read_bytes())
    (folder / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_build_elsewhere_at_another_time_gives_the_same_bytes(
    site: Path, other: Path, settings: dict[str, str]
) -> None:
    python = {"PYTHONPATH": str(other), "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1"}
    environment = {**os.environ, **UNLIKE, **python, **settings}
    for command in (
        ("mkdocs", "build", "--strict", "--site-dir", "build/site"),
        ("helper.publish.finish.compress", "build/site", "build/compressed"),
    ):
        started = [sys.executable, "-m", *command]
        done = subprocess.run(started, cwd=other, env=environment, umask=0o077, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    first, second = contents(site), contents(other / "build" / "site")
    assert set(first) == set(second)
    assert [name for name, data in first.items() if data != second[name]] == []
