"""The policy blocks nothing of ours and everything else, whether the host also sends it or only the page has it.

All pages have the same policy, so one page of each kind is enough.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.browser.console import console
from tests.support.browser.engines import IN_BOTH_ENGINES
from tests.support.browser.faulty_site import Change, faulty_site
from tests.support.browser.helper import SETTLED, STATE, expect_left
from tests.support.browser.policy import COLLECT, blocked
from tests.support.browser.wait import wait_until
from tests.support.server import NOT_STORED, serve

KINDS: Final = (
    "helper/",
    "helper/kog-no/kasper-no/",
    "embed/kog-no/kasper-no/",
    "guide/contacts/",
    "404.html",
    "publish/your-site/",
    "measurements/start/",
)
"""A page of every kind. Everything else happens on the home page."""
STORED: Final = "document.documentElement.dataset.helperOffline"
"""True once the site is stored for offline use, which a page does last."""
SEARCH: Final = """(() => {
  document.querySelector("#__search").click();
  const field = document.querySelector(".md-search__input");
  field.focus();
  field.value = "delegate";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: "e" }));
})()"""
INTRUDE: Final = """(() => {
  document.body.append(Object.assign(document.createElement("script"), { textContent: "window.ran = true" }));
  document.body.insertAdjacentHTML("beforeend", "<img src=/x onerror='window.ran = true'><b style='color: red'>b</b>");
  fetch("https://elsewhere.example/").catch(() => {});
})()"""
INTRUSIONS: Final = ("script-src-elem", "script-src-attr", "style-src-attr", "connect-src")
"""The directives by which the policy blocks these."""


@pytest.fixture(scope="module")
def watched_context(engine_browser: Browser) -> Iterator[BrowserContext]:
    with engine_browser.new_context() as context:
        context.add_init_script(COLLECT)
        yield context


@pytest.fixture
def watched_page(watched_context: BrowserContext) -> Iterator[Page]:
    page = watched_context.new_page()
    yield page
    page.close()


@IN_BOTH_ENGINES
def test_the_policy_blocks_nothing_of_ours(watched_page: Page, site: Path) -> None:
    page = watched_page
    with (
        serve(site) as host,
        console(page, lambda message: bool(re.search("content.security.policy", message.text, re.IGNORECASE))) as said,
    ):
        for path in KINDS:
            page.goto(host + path)
            assert blocked(page) == [], path
        page.goto(host)
        wait_until(page, SETTLED)
        assert page.evaluate(STATE) == ["ready", "image"]
        wait_until(page, STORED)
        page.evaluate(SEARCH)
        wait_until(page, "document.querySelector('.md-search-result__link')")
        page.evaluate("document.querySelector('#__search').click()")
        for question, option in (("kog", "no"), ("kasper", "yes"), ("old-sign-in", "no")):
            page.click(f"[data-question='{question}'] a[data-option='{option}']")
            expect_left(page, question)
        wait_until(page, "document.querySelector('[data-outcome]')")
        assert blocked(page) == said == []


@IN_BOTH_ENGINES
def test_a_host_that_forbids_the_workers_leaves_links_and_no_search(engine_browser: Browser, site: Path) -> None:
    overlay = {**NOT_STORED, "_headers": b"/*\n  Content-Security-Policy: worker-src 'self'\n"}
    with serve(site, overlay=overlay) as host, engine_browser.new_context() as context:
        page = context.new_page()
        page.goto(host)
        wait_until(page, SETTLED)
        assert page.evaluate(STATE) == ["unavailable", "links"]
        expect(page.locator(".md-search")).to_be_hidden()


# With headers, more is blocked.
@pytest.mark.attack(
    "The page",
    "A script, an event handler or a style is added to it, or it asks another site for something",
    "The policy in the page blocks it, even if the host sends no headers",
)
@IN_BOTH_ENGINES
def test_without_headers_the_page_blocks_everything_else(watched_page: Page, site: Path) -> None:
    page = watched_page
    with serve(site, headers=False, overlay=NOT_STORED) as host:
        page.goto(host)
        wait_until(page, SETTLED)
        assert page.evaluate(STATE) == ["ready", "image"]
        assert blocked(page) == []
        page.evaluate(INTRUDE)
        wait_until(
            page, "kinds => kinds.every(kind => blocked.some(text => text.startsWith(kind + ':')))", arg=INTRUSIONS
        )
        assert page.evaluate("typeof window.ran") == "undefined"


@pytest.mark.attack(
    "The host", "It alters the page’s script and its styles", "The browser uses neither, and links work"
)
@IN_BOTH_ENGINES
def test_modified_scripts_and_styles_are_blocked_and_links_work(watched_page: Page, site: Path) -> None:
    runs, shows = b"window.ran = true;", b"h1 { color: rgb(1, 2, 3) }"
    changes: dict[str, Change] = {"helper.js": lambda sound: sound + runs, "site.css": lambda sound: sound + shows}
    # Firefox may start twice when it leaves a page whose host is gone.
    watched_page.goto("about:blank")
    with faulty_site(site, changes) as url:
        watched_page.goto(url)
        assert watched_page.evaluate("typeof window.ran") == "undefined"
        assert watched_page.evaluate("document.documentElement.dataset.helperRuntime ?? null") is None
        assert watched_page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(1, 2, 3)"
        watched_page.click("a[data-option='no']")
        wait_until(watched_page, "document.querySelector('[data-question=\"kasper\"]')")
