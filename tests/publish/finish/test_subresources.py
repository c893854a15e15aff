"""The digests in the built pages."""

from pathlib import Path
from urllib.parse import urljoin

from helper.publish.integrity import integrity
from tests.support.page import page_paths, parse, site_paths

BASE = "https://host.example/"


def test_every_script_and_stylesheet_has_its_digest(site: Path) -> None:
    for path in page_paths(site):
        page = parse(site, path)
        loaded = [
            *page.find("script[@src]"),
            *page.find("link[@rel='stylesheet']"),
        ]
        assert len(loaded) >= 2
        for element in loaded:
            url = urljoin(BASE + path, element.get("src") or element.get("href") or "")
            assert element.get("crossorigin") == "anonymous", "a page in a sandboxed frame could not load it"
            assert element.get("integrity") == integrity((site / url.removeprefix(BASE)).read_bytes()), url


def test_the_script_that_starts_the_worker_of_the_search_has_its_digest(site: Path) -> None:
    [worker] = site.glob("assets/javascripts/workers/search.*.js")
    for path in site_paths(site):
        [script] = parse(site, path).find("script[@data-search-worker]")
        assert script.get("data-integrity") == integrity(worker.read_bytes())


def test_only_modules_run_before_the_first_frame(site: Path) -> None:
    for path in site_paths(site):
        page = parse(site, path)
        shown = page.find("article//script[@src]")  # One page shows how other sites embed the helper.
        waiting = page.find("template[@data-scripts]//script[@src]")
        at_once = [each for each in page.find("body//script[@src]") if each not in shown and each not in waiting]
        assert waiting, path
        assert [each.get("type") for each in at_once] == ["module"], path
