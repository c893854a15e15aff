"""Site generators build the plain files in `build/pages` without any code of ours, and all build the same pages."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree
from typing import Final

import pytest
from markdown import markdown

from helper.publish.address import address_of
from helper.publish.finish.compress import METHODS
from helper.publish.finish.finish import finish
from helper.publish.pages.front_matter import body_of
from helper.publish.project import read_project
from tests.support.project import ROOT

PAGES: Final = ROOT / "build" / "pages"
ALONE: Final = """
import runpy, sys
sys.modules["helper"] = None
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""
"""Runs a module that cannot import anything of the project."""
GENERATORS: Final = ("mkdocs", "properdocs")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, site: Path) -> dict[str, Path]:
    """What each generator makes of the files that the site was built from."""
    folders = {}
    for generator in GENERATORS:
        folders[generator] = tmp_path_factory.mktemp(generator) / "site"
        settings = ("--config-file", PAGES / "mkdocs.yml", "--site-dir", folders[generator])
        subprocess.run(
            [sys.executable, "-c", ALONE, generator, "build", "--strict", "--quiet", *settings],
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            check=True,
        )
    return folders


def files_in(folder: Path) -> dict[str, bytes]:
    # The generators compress the sitemap, with the time in it.
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in METHODS]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_generators_make_the_same_files(built: dict[str, Path]) -> None:
    mkdocs, properdocs = (files_in(built[generator]) for generator in GENERATORS)
    assert mkdocs.keys() == properdocs.keys()
    assert [path for path, data in mkdocs.items() if properdocs[path] != data] == []


def test_the_finished_site_is_the_same_whichever_made_it(
    built: dict[str, Path], site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", address_of(site) or "")
    finished = copytree(built["properdocs"], tmp_path / "site")
    # What make records of the date of the site.
    epoch, *changed = (ROOT / "build" / "date").read_text("utf-8").split() or [""]
    date = {"SOURCE_DATE_EPOCH": epoch, "UNCOMMITTED": "".join(changed)}
    finish(finished, tmp_path / "hosts", read_project(ROOT / "mkdocs.yml", date))
    ours, theirs = files_in(site), files_in(finished)
    assert ours.keys() == theirs.keys()
    assert [path for path, data in ours.items() if theirs[path] != data] == []


def test_markdown_leaves_the_pages_as_they_are(site: Path) -> None:
    for file in PAGES.glob("docs/**/*.md"):
        text = body_of(file.read_text("utf-8"))
        # What is between blocks says nothing.
        assert "".join(markdown(text).split()) == "".join(text.split()), file


def test_no_other_hook_or_plugin_is_needed(site: Path) -> None:
    settings = (PAGES / "mkdocs.yml").read_text("utf-8")
    assert "\nhooks: []\n" in settings
    assert "\nplugins:\n- search\n" in settings
