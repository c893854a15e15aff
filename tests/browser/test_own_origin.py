"""Whatever people do on the site, and however Python starts, nothing is requested from another host."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.support.browser.faulty_site import Change, faulty_site, missing
from tests.support.browser.helper import choose
from tests.support.browser.search import search


def read_the_guide(page: Page, address: str) -> None:
    for path in ("guide/before-you-start/", "guide/contacts/", "guide/about/", "measurements/start/"):
        page.goto(address + path)


def look_for_something(page: Page, address: str) -> None:
    page.goto(address)
    assert search(page, "delegate").startswith(address)


def reach_an_outcome(page: Page, address: str) -> None:
    page.goto(address)
    choose(page, "no", "yes", "no")
    expect(page.locator("[data-state='outcome']")).to_be_visible()
    page.click("a[data-change='kog'][data-to='pending']")
    expect(page.locator("[data-procedures^='activate-kog-account']")).to_be_visible()


def lose_the_way(page: Page, address: str) -> None:
    page.goto(f"{address}helper/kog-no/nowhere/")
    expect(page.locator("[data-helper]")).to_be_visible()


def test_every_request_is_to_the_site_itself(browser: Browser, site: Path) -> None:
    # Only how Python starts differs with the fallback.
    everything = (read_the_guide, look_for_something, reach_an_outcome, lose_the_way)
    asked = requests_of(browser, site, "image", {}, everything)
    assert any(url.endswith("search_index.json") for url in asked)
    asked |= requests_of(browser, site, "plain", {"image.bin": missing}, ())
    assert any(url.endswith("python_stdlib.zip") for url in asked), "the worker is heard too"


def requests_of(
    browser: Browser,
    site: Path,
    rung: str,
    changes: Mapping[str, Change],
    journeys: Sequence[Callable[[Page, str], None]],
) -> set[str]:
    """The URLs that the journeys request once Python has started in that way. None is of another site."""
    asked: set[str] = set()
    with faulty_site(site, changes) as url, browser.new_context() as context:
        context.on("request", lambda request: asked.add(request.url))
        page = context.new_page()
        page.goto(url)
        page.wait_for_selector(f"html[data-helper-rung={rung}]", state="attached", timeout=120_000)
        for journey in journeys:
            journey(page, url)
    assert {each for each in asked if not each.startswith((url, "data:image/svg+xml", f"blob:{url}"))} == set()
    return asked
