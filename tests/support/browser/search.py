"""The site's own search."""

from playwright.sync_api import Page, expect


def search(page: Page, words: str) -> str:
    """The URL of the first result for the words, without its query and fragment."""
    result = page.locator(".md-search-result__item a.md-search-result__link").first
    page.locator(".md-search__input").click()
    # One query at a time: results for half-typed words, or the words before, would come first.
    for query in ("", words):
        page.locator(".md-search__input").fill(query)
        page.keyboard.press("End")
        expect(result).to_be_visible(visible=bool(query))
    url: str = result.evaluate("link => link.href")
    return url.partition("#")[0].partition("?")[0]
