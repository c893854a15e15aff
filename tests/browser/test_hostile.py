"""Hostile URLs in a real browser: nothing in them runs or becomes markup, and the page shows one clean state.

The site's policy is switched off here: it would hide what the pages themselves let through.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from helper.engine.paths import locate
from helper.model.flow import Flow
from helper.render.region import render
from tests.support.browser.helper import READY, waiting
from tests.support.browser.wait import wait_until
from tests.support.hostile import HOSTILE

SHOW: Final = """async (urls) => {
  const shown = [];
  for (const url of urls) {
    const region = document.querySelector("[data-helper]");
    history.pushState(null, "", url);
    dispatchEvent(new PopStateEvent("popstate"));
    for (let left = 500; left && region.isConnected; left--) await new Promise((done) => setTimeout(done, 20));
    const copy = document.querySelector("[data-helper]").cloneNode(true);
    // Its script shows it.
    copy.querySelector(".helper-own-words")?.setAttribute("hidden", "");
    // The theme marks what has the focus.
    const heading = copy.querySelector("[data-focus-visible-added]");
    heading?.classList.remove("focus-visible");
    heading?.removeAttribute("data-focus-visible-added");
    shown.push({ changed: !region.isConnected, html: copy.outerHTML, title: document.title, path: location.pathname });
  }
  return shown;
}"""
"""Makes a live page show each URL without loading it, as Back does. Returns what it shows each time."""
PARSED: Final = """(all) => all.map((html) => {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild.outerHTML;
})"""
FOLLOW: Final = """async (texts) => {
  for (const text of texts) {
    location.hash = text;
    await new Promise((done) => setTimeout(done));
  }
}"""
"""Sets each text as the fragment of the page."""
RUNS: Final = '"><img src=x onerror=window.pwned=1>'
"""Runs wherever a page writes it as markup."""
LONG: Final = "/long" * 200_000
KINDS: Final = ("", "guide/contacts/", "helper/kog-no/", "helper/kog-no/kasper-no/", "nowhere/", "measurements/start/")
"""A page of every kind."""


class Watch:
    """Records dialogs, windows and requests to other sites, which no text may cause."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page, self.origin = page, origin
        self.done: list[str] = []
        page.on("dialog", self._on_dialog)
        page.on("request", lambda request: self._on_request(request.url))
        page.on("popup", lambda popup: self.done.append(f"a window for {popup.url}"))

    def _on_dialog(self, dialog: Any) -> None:
        self.done.append(f"the dialog “{dialog.message}”")
        dialog.dismiss()

    def _on_request(self, url: str) -> None:
        if not url.startswith((self.origin, f"blob:{self.origin}", "data:image/svg+xml")):
            self.done.append(f"a request to {url[:200]}")

    def assert_nothing(self) -> None:
        """Raises AssertionError if anything ran, opened or was requested from another site since the watch began."""
        assert self.done == []
        assert self.page.evaluate("window.pwned") is None


@contextmanager
def watched(page: Page, root_url: str) -> Iterator[Watch]:
    watch = Watch(page, root_url)
    yield watch
    watch.assert_nothing()


def encoded(text: str) -> str:
    return quote(text.encode("utf-8", "replace"), safe="")


def raw(text: str) -> str:
    """The text unchanged, except for lone surrogates, which no URL can have."""
    return text.encode("utf-8", "replace").decode()


@pytest.fixture(scope="module")
def lost(browser: Browser, root_url: str) -> Iterator[Watch]:
    """The 404 page, opened at a hostile URL, with Python ready."""
    texts = ("<script>window.pwned=1</script>", '"><img src=x onerror=window.pwned=1>', "{{7*7}}", "%00", "\u202e")
    with browser.new_context(bypass_csp=True) as context, watched(context.new_page(), root_url) as watch:
        watch.page.goto(f"{root_url}helper/kog-no/{encoded(''.join(texts))}/")
        wait_until(watch.page, READY)
        yield watch


def test_the_404_page_moves_to_the_closest_state(lost: Watch, root_url: str) -> None:
    expect(lost.page.locator("[data-notice]")).to_be_visible()
    assert lost.page.url == f"{root_url}helper/kog-no/"
    assert lost.page.locator("[data-helper]").count() == 1
    lost.assert_nothing()


@pytest.mark.attack(
    "Links",
    "The path of a URL has markup, a script, or thousands of characters",
    "The closest question is shown, and nothing of the path",
)
def test_a_live_page_shows_the_closest_state_and_nothing_of_the_url(lost: Watch, root_url: str, flow: Flow) -> None:
    paths = [f"helper/kog-no/x{encoded(text)}" for text in HOSTILE] + [f"helper/x{raw(text)}" for text in HOSTILE]
    paths.append("helper" + LONG)
    wait_until(lost.page, "document.querySelector('[data-notice]')")
    shown = lost.page.evaluate(SHOW, [root_url + path for path in paths])
    regions = [render(flow, locate(flow, path).state, exact=False) for path in paths]
    expected = [
        {"changed": True, "html": html, "title": f"{region.title} - KASPER access guide", "path": f"/{region.path}"}
        for region, html in zip(regions, lost.page.evaluate(PARSED, [region.html for region in regions]), strict=True)
    ]
    wrong = [path[:80] for path, found, due in zip(paths, shown, expected, strict=True) if found != due]
    assert wrong == []
    assert all("data-notice" in each["html"] for each in shown)
    lost.assert_nothing()


@pytest.mark.attack(
    "Links",
    "The query or the fragment of a URL has markup, a script or words",
    "Nothing runs or is shown, and no other site is asked",
)
def test_nothing_in_a_query_or_fragment_runs(browser: Browser, root_url: str) -> None:
    several = encoded(" ".join(text for text in HOSTILE if len(text) < 200))
    with waiting(browser, bypass_csp=True) as page, watched(page, root_url) as still:
        for number, kind in enumerate(KINDS):
            page.goto(f"{root_url}{kind}?q={several}&h={several}&x={several}&{several}#{several}")
            page.wait_for_load_state()
            page.evaluate(FOLLOW, [RUNS, *HOSTILE[number :: len(KINDS)]])
            assert page.locator(".md-content h1").count() == 1, kind
            assert page.locator(".md-search__input").input_value() == "", kind
            assert page.locator("[onerror], [onload], [ontoggle], [onfocus], base, iframe").count() == 0, kind
            still.assert_nothing()


def test_the_watch_detects_requests_and_dialogs(browser: Browser, root_url: str) -> None:
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.goto(f"{root_url}robots.txt")
        watch = Watch(page, root_url)
        page.evaluate(
            "{ const image = new Image(); image.src = '//elsewhere.invalid/'; document.body.append(image); alert(1); }"
        )
        for _ in range(500):
            if len(watch.done) < 2:
                page.wait_for_timeout(20)
        assert len(watch.done) == 2
        assert urlsplit(watch.done[0]).path
