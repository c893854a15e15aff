"""The site's own search finds the right page first."""

import pytest
from playwright.sync_api import Page, expect

FIRST = {
    "forgot password": "guide/when-something-goes-wrong/",
    "activation email": "guide/kog-account/",
    "enroll": "guide/link-account/",
    "delegate": "guide/delegates/",
    "phone": "guide/contacts/",
    "old account": "guide/link-account/",
    "new account": "guide/new-account/",
    "4 hours": "guide/kog-account/",
}


def search(page: Page, words: str) -> str:
    """The address of the first result for the words, without its query and fragment."""
    page.locator(".md-search__input").click()
    # One query: results of words that are half typed would come first.
    page.locator(".md-search__input").fill(words)
    page.keyboard.press("End")
    result = page.locator(".md-search-result__item a.md-search-result__link").first
    expect(result).to_be_visible()
    address: str = result.evaluate("link => link.href")
    return address.partition("#")[0].partition("?")[0]


@pytest.mark.parametrize(("words", "path"), FIRST.items())
def test_the_right_page_comes_first(waiting_page: Page, site_url: str, words: str, path: str) -> None:
    waiting_page.goto(site_url)
    assert search(waiting_page, words) == site_url + path


def test_enter_opens_the_first_result(waiting_page: Page, site_url: str) -> None:
    waiting_page.goto(site_url)
    search(waiting_page, "delegate")
    waiting_page.keyboard.press("Enter")
    waiting_page.wait_for_url(f"{site_url}guide/delegates/*")
