"""The digests in the built pages."""

from pathlib import Path
from urllib.parse import urljoin

from helper.publish.integrity import integrity
from tests.support.page import page_paths, parse

BASE = "https://host.example/"


def test_every_script_and_stylesheet_has_its_digest(site: Path) -> None:
    for path in page_paths(site):
        page = parse(site, path)
        loaded = [
            *page.find("script[@src]"),
            *page.find("link[@rel='stylesheet']"),
            *page.find("link[@rel='modulepreload']"),
        ]
        assert len(loaded) >= 5
        for element in loaded:
            url = urljoin(BASE + path, element.get("src") or element.get("href") or "")
            assert element.get("crossorigin") == "anonymous", "a page in a sandboxed frame could not load it"
            assert element.get("integrity") == integrity((site / url.removeprefix(BASE)).read_bytes()), url


def test_imported_modules_are_preloaded_with_their_digests(site: Path) -> None:
    preloaded = {link.get("href", "").rpartition("/")[2] for link in parse(site, "").find("link[@rel='modulepreload']")}
    assert {"keys.js", "python.js"} <= preloaded
