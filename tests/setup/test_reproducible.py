"""Two builds of one commit are identical byte by byte, on any machine."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy, copytree
from typing import Final, NamedTuple

import pytest

from helper.publish.address import address_of
from helper.publish.finish.compress import METHODS
from tests.support.project import ROOT

UNLIKE: Final = {
    "TZ": "Asia/Kathmandu",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "4242",
    "HOME": "/nowhere",
}
"""Variables that may differ on another machine and that a build can see."""
BUILT: Final = ROOT / "build" / "built"
"""Where make records the date of the site."""
ELSEWHERE: Final = "1709208000"
"""The date of the other build: February 29, 2024."""


class Build(NamedTuple):
    site: Path
    output: str


@pytest.fixture(scope="module")
def settings(site: Path) -> dict[str, str]:
    """The settings that the site was built with."""
    if not (date := BUILT.read_text("utf-8").strip()):
        pytest.skip("the site was built without git, so another build cannot have its date")
    return {"SOURCE_DATE_EPOCH": date, "SITE_URL": address_of(site) or ""}


@pytest.fixture(scope="module")
def elsewhere(settings: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A build from nothing, at a longer path and with the variables of another machine."""
    folder = tmp_path_factory.mktemp("elsewhere") / "a folder of another name" / "and one below"
    for name in ("docs", "helper", "overrides"):
        copytree(ROOT / name, folder / name, ignore=lambda *_: {"__pycache__"})
    (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (folder / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "build/site"]
    python = {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1"}
    environment = {**os.environ, **UNLIKE, **python, **settings, "SOURCE_DATE_EPOCH": ELSEWHERE}
    done = subprocess.run(command, cwd=folder, env=environment, umask=0o077, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return Build(folder / "build" / "site", done.stdout + done.stderr)


def contents(folder: Path, epoch: str) -> dict[str, bytes]:
    """The contents by path of a site built at that time, without the date and without compressed copies."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix not in METHODS)
    names = {path.relative_to(folder).as_posix(): path for path in files}
    return {name: undated(name, path.read_bytes(), epoch) for name, path in names.items()}


def undated(name: str, data: bytes, epoch: str) -> bytes:
    """The contents of a file built at that time, without the date and what depends on it."""
    day = datetime.fromtimestamp(int(epoch), UTC)
    if name.endswith(".html"):
        return re.sub(f"last changed (?:on|after) {day:%B} {day.day}, {day.year}\\.".encode(), b"", data)
    if name == "sitemap.xml":
        return data.replace(f"<lastmod>{day:%Y-%m-%d}</lastmod>".encode(), b"")
    if name == "sw.js":
        # The digests of all files, which other tests compare with the files.
        return re.sub(rb'"sha256-[^"]+"|(?<="build": )"\w+"', b"", data)
    return data


def test_a_build_elsewhere_at_another_time_gives_the_same_bytes(
    site: Path, settings: dict[str, str], elsewhere: Build
) -> None:
    first, second = contents(site, settings["SOURCE_DATE_EPOCH"]), contents(elsewhere.site, ELSEWHERE)
    assert set(first) == set(second)
    assert [name for name, data in first.items() if data != second[name]] == []


def test_a_build_prints_no_warning(elsewhere: Build) -> None:
    assert "WARNING" not in elsewhere.output


def test_compressing_elsewhere_at_another_time_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    files = (site / "index.html", site / "404.html", site / "sitemap.xml", *site.glob("assets/javascripts/bundle.*.js"))
    for file in files:
        copy(file, folder)
    command = [sys.executable, "-m", "helper.publish.finish.compress", "site", "cache"]
    environment = {**os.environ, **UNLIKE, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=tmp_path, env=environment, umask=0o077, check=True)
    for file in files:
        for suffix in METHODS:
            name = file.name + suffix
            assert (folder / name).read_bytes() == file.with_name(name).read_bytes(), name
