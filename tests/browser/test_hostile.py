"""Hostile addresses in a real browser: nothing of them runs or becomes markup, and the screen shows one clean step.

The site's policy is switched off here: it would hide what the pages themselves let through.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from helper.engine.address import locate
from helper.model.flow import Flow
from helper.render.region import render
from tests.browser.test_addresses import NOTICE
from tests.support.browser.helper import READY, waiting
from tests.support.browser.wait import wait_until
from tests.support.hostile import HOSTILE

SHOW: Final = """async (address) => {
  const region = document.querySelector("[data-helper]");
  history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
  for (let left = 500; left && region.isConnected; left--) await new Promise((done) => setTimeout(done, 20));
  const shown = document.querySelector("[data-helper]").cloneNode(true);
  const heading = shown.querySelector("[data-focus-visible-added]");
  heading?.classList.remove("focus-visible");
  heading?.removeAttribute("data-focus-visible-added");
  return { changed: !region.isConnected, html: shown.outerHTML, title: document.title };
}"""
"""Lets a live page show an address as Back would, without loading it; the theme marks what has the focus."""
PARSED: Final = """html => {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild.outerHTML;
}"""
LONG: Final = "/long" * 200_000
KINDS: Final = ("", "guide/contacts/", "helper/kog-no/", "helper/kog-no/kasper-no/", "nowhere/", "measurements/start/")
"""A page of every kind."""


class Watch:
    """What a page does that no text may make it do."""

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
        if not url.startswith((self.origin, "data:image/svg+xml")):
            self.done.append(f"a request to {url[:200]}")

    def assert_nothing(self) -> None:
        """Fails if something ran, opened or was asked for elsewhere since the page was watched."""
        assert self.done == []
        assert self.page.evaluate("window.pwned") is None


@contextmanager
def watched(page: Page, root_url: str) -> Iterator[Watch]:
    watch = Watch(page, root_url)
    yield watch
    watch.assert_nothing()


@pytest.fixture(scope="module")
def shared_live(browser: Browser, root_url: str) -> Iterator[Watch]:
    with browser.new_context(bypass_csp=True) as context, watched(context.new_page(), root_url) as watch:
        yield watch


@pytest.fixture
def live(shared_live: Watch, root_url: str) -> Watch:
    """A page of the helper in which Python is ready."""
    page = shared_live.page
    if not page.url.startswith(root_url) or not page.evaluate(READY):
        page.goto(f"{root_url}helper/")
        wait_until(page, READY)
    return shared_live


@pytest.fixture(scope="module")
def still(browser: Browser, root_url: str) -> Iterator[Watch]:
    """A page with scripts in which Python is never ready."""
    with waiting(browser, bypass_csp=True) as page, watched(page, root_url) as watch:
        yield watch


def encoded(text: str) -> str:
    return quote(text.encode("utf-8", "replace"), safe="")


def raw(text: str) -> str:
    """The text as it is, but for lone halves of characters, which no address can have."""
    return text.encode("utf-8", "replace").decode()


@pytest.mark.parametrize("text", [*HOSTILE, LONG], ids=lambda text: ascii(text[:40]))
@pytest.mark.parametrize(("spell", "before"), [(encoded, "helper/kog-no/x"), (raw, "helper/x")], ids=["encoded", "raw"])
def test_a_live_page_shows_the_nearest_step_and_nothing_of_the_address(
    live: Watch, root_url: str, flow: Flow, text: str, spell: Callable[[str], str], before: str
) -> None:
    page = live.page
    given = page.evaluate(SHOW, root_url + before + spell(text))
    assert given["changed"]
    now = page.evaluate("location.pathname").removeprefix("/")
    region = render(flow, locate(flow, now).state, exact=False)
    assert now == region.path
    assert given["html"] == page.evaluate(PARSED, region.html)
    assert given["title"] == f"{region.title} - KASPER access guide"
    expect(page.locator("[data-notice]")).to_have_text(NOTICE)
    live.assert_nothing()


@pytest.mark.parametrize("text", [HOSTILE[0], '"><img src=x onerror=window.pwned=1>', "{{7*7}}", "%00", "\u202e"])
def test_the_page_of_lost_addresses_goes_on_to_a_clean_step(browser: Browser, root_url: str, text: str) -> None:
    with browser.new_context(bypass_csp=True) as context, watched(context.new_page(), root_url) as watch:
        watch.page.goto(f"{root_url}helper/kog-no/{encoded(text)}/")
        expect(watch.page.locator("[data-notice]")).to_have_text(NOTICE, timeout=120_000)
        assert watch.page.url == f"{root_url}helper/kog-no/"
        assert watch.page.locator("[data-helper]").count() == 1


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip("/")], ids=lambda text: ascii(text[:40]))
def test_the_page_of_lost_addresses_is_the_same_for_every_address(
    plain_page: Page, root_url: str, site: Path, text: str
) -> None:
    response = plain_page.goto(f"{root_url}helper/{encoded(text)}")
    assert response is not None
    assert response.status == 404
    assert response.body() == (site / "404.html").read_bytes()


def test_an_address_that_a_host_refuses_for_its_length_is_none_of_ours(plain_page: Page, root_url: str) -> None:
    response = plain_page.goto(root_url + "helper" + LONG)
    assert response is not None
    assert response.status == 414


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", ["?q={}", "?h={}", "?{}", "#{}", "?q={0}&h={0}&x={0}#{0}"])
def test_nothing_runs_from_a_query_or_a_fragment(still: Watch, root_url: str, kind: str, place: str) -> None:
    several = " ".join(text for text in HOSTILE if len(text) < 200)
    still.page.goto(root_url + kind + place.format(encoded(several)))
    still.page.wait_for_load_state()
    assert still.page.locator(".md-content h1").count() == 1
    assert still.page.locator("[onerror], [onload], [ontoggle], [onfocus], base, iframe").count() == 0
    still.assert_nothing()


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:40]))
def test_nothing_runs_from_a_fragment_of_any_page(still: Watch, root_url: str, text: str) -> None:
    kind = KINDS[HOSTILE.index(text) % len(KINDS)]
    still.page.goto(f"{root_url}{kind}?q={encoded(text)}&h={encoded(text)}#{encoded(text)}")
    still.page.evaluate("text => { location.hash = text; }", text)
    assert still.page.locator(".md-content h1").count() == 1
    still.assert_nothing()


def test_what_is_watched_for_would_be_noticed(browser: Browser, root_url: str) -> None:
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
