"""The site's own search finds the right page first."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.support.browser.search import search
from tests.support.server import NOT_STORED, serve

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


def test_a_search_without_its_index_is_not_shown(browser: Browser, site: Path) -> None:
    errors: list[str] = []
    with serve(site, overlay={**NOT_STORED, "search/search_index.json": None}) as url, browser.new_context() as context:
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(error.message))
        page.goto(url)
        page.locator(".md-search__input").focus()
        expect(page.locator(".md-search")).to_be_hidden()
    assert errors == []
