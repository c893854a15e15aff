"""The site's own search finds the right page first."""

from typing import Final

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.browser.engines import IN_BOTH_ENGINES
from tests.support.browser.helper import READY
from tests.support.browser.offline import eventually
from tests.support.browser.search import search
from tests.support.browser.wait import wait_until

THEME: Final = "**/bundle.*.js"
FIRST = {
    "forgot password": "guide/when-something-goes-wrong/",
    "activation email": "guide/kog-account/",
    "enroll": "guide/link-account/",
    "delegate": "guide/delegates/",
    "phone": "guide/contacts/",
    "old account": "guide/link-account/",
    "new account": "guide/new-account/",
    "4 hours": "guide/kog-account/",
    "run reports": "guide/delegates/",
    "nurse": "guide/delegates/",
    "nurses": "guide/delegates/",
    "staff": "guide/delegates/",
    "assistant": "guide/delegates/",
    "office manager": "guide/delegates/",
    "locked": "guide/when-something-goes-wrong/",
    "locked out": "guide/when-something-goes-wrong/",
    "inactivated": "guide/link-account/",
}


def test_the_right_page_is_first_and_enter_opens_it(waiting_page: Page, site_url: str) -> None:
    found = {}
    waiting_page.goto(site_url)
    for words in FIRST:
        found[words] = search(waiting_page, words).removeprefix(site_url)
    assert found == FIRST
    waiting_page.keyboard.press("Enter")
    waiting_page.wait_for_url(f"{site_url}{FIRST[words]}*")


@IN_BOTH_ENGINES
def test_what_is_typed_before_the_themes_script_comes_is_found_and_tells_the_host_no_answer(
    engine_browser: Browser, site_url: str
) -> None:
    asked: list[str] = []
    held: list[Route] = []
    with engine_browser.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.route(THEME, lambda route: held.append(route))
        page.goto(site_url)
        wait_until(page, READY)
        page.click("a[data-option='no']")
        page.wait_for_url(f"{site_url}helper/*/")
        page.click(".md-search__input")
        page.keyboard.type("delegate")
        page.keyboard.press("Enter")
        eventually(page, lambda: bool(held))
        for route in held:
            route.continue_()
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        assert [url for url in asked if url.startswith(f"{site_url}helper/")] == []


@pytest.mark.parametrize("missing", [THEME, "**/search_index.json", "**/workers/search.*.js"])
def test_a_search_that_cannot_work_is_closed_and_not_shown(browser: Browser, site_url: str, missing: str) -> None:
    errors: list[str] = []
    with browser.new_context(viewport={"width": 390, "height": 700}) as context:
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(error.message))
        page.route(missing, lambda route: route.fulfill(status=404))
        page.goto(site_url)
        page.click(".helper-search-opener")
        expect(page.locator(".md-search")).to_be_hidden()
        expect(page.locator(".helper-search-opener")).to_be_hidden()
        expect(page.locator("#__search")).not_to_be_checked()
    assert errors == []
