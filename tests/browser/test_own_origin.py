"""Nothing is requested from other sites, whatever people do and however Python starts."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.support.browser.faulty_site import Change, faulty_site, missing
from tests.support.browser.helper import choose
from tests.support.browser.search import search


def read_the_guide(page: Page, url: str) -> None:
    for path in ("guide/before-you-start/", "guide/contacts/", "guide/about/", "measurements/start/"):
        page.goto(url + path)


def search_the_guide(page: Page, url: str) -> None:
    page.goto(url)
    assert search(page, "delegate").startswith(url)


def reach_an_outcome(page: Page, url: str) -> None:
    page.goto(url)
    choose(page, "no", "yes", "no")
    expect(page.locator("[data-state='outcome']")).to_be_visible()
    page.click("a[data-change='kog'][data-to='pending']")
    expect(page.locator("[data-procedures^='activate-kog-account']")).to_be_visible()


def follow_a_wrong_url(page: Page, url: str) -> None:
    page.goto(f"{url}helper/kog-no/nowhere/")
    expect(page.locator("[data-helper]")).to_be_visible()


def test_every_request_goes_to_the_site_itself(browser: Browser, site: Path) -> None:
    # With the fallback, only the start of Python differs.
    everything = (read_the_guide, search_the_guide, reach_an_outcome, follow_a_wrong_url)
    asked = requests_of(browser, site, "image", {}, everything)
    assert any(url.endswith("search_index.json") for url in asked)
    asked |= requests_of(browser, site, "plain", {"image.bin": missing}, ())
    assert any(url.endswith("python_stdlib.zip") for url in asked), "requests of the worker are missing"


def requests_of(
    browser: Browser,
    site: Path,
    way: str,
    changes: Mapping[str, Change],
    journeys: Sequence[Callable[[Page, str], None]],
) -> set[str]:
    """The URLs requested while Python starts in that way and then during the journeys. Fails if one is of another site."""
    asked: set[str] = set()
    with faulty_site(site, changes) as url, browser.new_context() as context:
        context.on("request", lambda request: asked.add(request.url))
        page = context.new_page()
        page.goto(url)
        page.wait_for_selector(f"html[data-helper-rung={way}]", state="attached", timeout=120_000)
        for journey in journeys:
            journey(page, url)
    assert {each for each in asked if not each.startswith((url, "data:image/svg+xml", f"blob:{url}"))} == set()
    return asked
