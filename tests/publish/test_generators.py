"""Site generators build the plain files in `build/pages` without any code of ours, and all build the same pages."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from markdown import markdown

from helper.publish.pages.front_matter import body_of
from tests.support.page import page_paths, parse, text_of
from tests.support.project import ROOT

PAGES: Final = ROOT / "build" / "pages"
GENERATORS: Final = ("mkdocs", "properdocs")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, site: Path) -> dict[str, Path]:
    """What each generator makes of the files that the site was built from."""
    folders = {}
    for generator in GENERATORS:
        folders[generator] = tmp_path_factory.mktemp(generator) / "site"
        settings = ("--config-file", PAGES / "mkdocs.yml", "--site-dir", folders[generator])
        subprocess.run(
            [sys.executable, "-m", generator, "build", "--strict", "--quiet", *settings],
            # Nothing of the project can be imported.
            cwd=folders[generator].parent,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONSAFEPATH": "1"},
            check=True,
        )
    return folders


def files_in(folder: Path) -> dict[str, bytes]:
    # The compressed sitemap has the time in it.
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".gz"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_generators_make_the_same_files(built: dict[str, Path]) -> None:
    mkdocs, properdocs = (files_in(built[generator]) for generator in GENERATORS)
    assert mkdocs.keys() == properdocs.keys()
    assert [path for path, data in mkdocs.items() if properdocs[path] != data] == []


def test_what_they_make_says_what_the_finished_site_says(built: dict[str, Path], site: Path) -> None:
    paths = [path for path in page_paths(built["mkdocs"]) if "State/" not in path]
    assert {"", "404.html", "helper/", "embed/", "guide/kog-account/", "publish/flow/"} <= set(paths)
    for path in paths:
        pages = [parse(folder, path) for folder in (built["mkdocs"], site)]
        for part in ("title", "main", "footer"):
            here, there = ([text_of(element) for element in page.find(part)] for page in pages)
            assert here == there, f"{part} of {path}"


def test_markdown_leaves_the_pages_as_they_are(site: Path) -> None:
    for file in PAGES.glob("docs/**/*.md"):
        text = body_of(file.read_text("utf-8"))
        # What is between blocks says nothing.
        assert "".join(markdown(text).split()) == "".join(text.split()), file


def test_no_other_hook_or_plugin_is_needed(site: Path) -> None:
    settings = (PAGES / "mkdocs.yml").read_text("utf-8")
    assert "\nhooks: []\n" in settings
    assert "\nplugins:\n- search\n" in settings
