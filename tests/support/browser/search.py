"""The site's own search."""

from playwright.sync_api import Page, expect


def search(page: Page, words: str) -> str:
    """The URL of the first result for the words, without its query and fragment."""
    page.locator(".md-search__input").click()
    # One query: results for half-typed words would come first.
    page.locator(".md-search__input").fill(words)
    page.keyboard.press("End")
    result = page.locator(".md-search-result__item a.md-search-result__link").first
    expect(result).to_be_visible()
    url: str = result.evaluate("link => link.href")
    return url.partition("#")[0].partition("?")[0]
