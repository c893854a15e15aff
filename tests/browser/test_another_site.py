"""A site about something else, in another language, with this project's code: see docs/another-guide.md."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Final

import pytest
import yaml
from playwright.sync_api import Browser, expect

from tests.support.browser.helper import READY
from tests.support.browser.wait import wait_until
from tests.support.page import page_paths, parse
from tests.support.project import ROOT
from tests.support.server import NOT_STORED, serve
from tests.support.slips import copied
from tests.support.small_project import SMALL

COMMANDS: Final = (
    ("helper.publish", "pages"),
    ("mkdocs", "build", "--strict", "--quiet", "--config-file", "pages/mkdocs.yml", "--site-dir", "../site"),
    ("helper.publish.finish", "site", "hosts"),
)
SUBJECT: Final = re.compile("kasper|kog|kentucky|commonwealth", re.IGNORECASE)
SHOWN: Final = ("alt", "aria-label", "content", "placeholder", "title")
"""Attributes that people or search engines read."""


@pytest.fixture(scope="module")
def pets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site about pets, in Greek letters."""
    folder = copied(tmp_path_factory.mktemp("pets"))
    copytree(ROOT / "overrides", folder / "overrides")
    (folder / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    for command in COMMANDS:
        subprocess.run([sys.executable, "-m", *command], cwd=folder, env=environment, check=True)
    return folder / "site"


def texts(site: Path, path: str) -> Iterator[str]:
    """What the page at that path says to people and search engines."""
    root = parse(site, path).root
    for element in root.iter():
        if (
            element.tag != "style"
            and element.get("id") != "__config"
            and (element.tag != "script" or element.get("type"))
        ):
            yield from filter(None, (element.text, *(element.get(name) for name in SHOWN)))
        yield element.tail or ""


def test_no_page_or_file_knows_this_guide(pets: Path) -> None:
    found = {path: [text for text in texts(pets, path) if SUBJECT.search(text)] for path in page_paths(pets)}
    assert {path: words for path, words in found.items() if words} == {}
    files = [path for suffix in ("txt", "json", "xml", "csv") for path in pets.glob(f"**/*.{suffix}")]
    named = [path for path in files if "pyodide" not in path.name and SUBJECT.search(path.read_text("utf-8"))]
    assert named == []
    assert [path for path in page_paths(pets) if "None" in map(str.strip, texts(pets, path))] == []


def phrases(content: Path) -> set[str]:
    """The texts of the interface that have several words and no places."""
    strings = yaml.safe_load((content / "strings.yml").read_text("utf-8"))
    return {
        text for text in strings.values() if isinstance(text, str) and re.fullmatch("[A-Z][a-z]+( [a-z]+)+.?", text)
    }


def test_no_page_has_words_of_our_interface(pets: Path) -> None:
    ours = phrases(ROOT / "helper" / "content") - phrases(SMALL / "helper" / "content")
    assert len(ours) > 20
    for path in page_paths(pets):
        text = " ".join(texts(pets, path))
        assert [phrase for phrase in ours if phrase in text] == [], path
        assert parse(pets, path).root.get("lang") == "el", path


def test_the_helper_moves_without_loading_a_page(pets: Path, browser: Browser) -> None:
    with serve(pets, overlay=NOT_STORED) as url, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{url}helper/")
        wait_until(page, READY)
        page.evaluate("window.same = true")
        page.locator("[data-option=cat]").click()
        expect(page.locator("[data-answer=pet]")).to_be_visible()
        assert page.evaluate("window.same") is True
