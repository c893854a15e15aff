"""Nothing is requested from other sites, whatever people do; test_faults.py says the same of the fallback."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.support.browser.helper import change_answer, choose
from tests.support.browser.offline import PYTHON_STORED
from tests.support.browser.requests import foreign
from tests.support.browser.search import search
from tests.support.server import serve


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
    change_answer(page, "kog", "pending")
    expect(page.locator("[data-procedures^='activate-kog-account']")).to_be_visible()


def follow_a_wrong_url(page: Page, url: str) -> None:
    page.goto(f"{url}helper/kog-no/nowhere/")
    expect(page.locator("[data-helper]")).to_be_visible()


def test_every_request_goes_to_the_site_itself(browser: Browser, site: Path) -> None:
    asked: set[str] = set()
    with serve(site) as url, browser.new_context() as context:
        context.on("request", lambda request: asked.add(request.url))
        page = context.new_page()
        page.goto(url)
        page.locator(PYTHON_STORED).wait_for(timeout=120_000)
        for journey in (read_the_guide, search_the_guide, reach_an_outcome, follow_a_wrong_url):
            journey(page, url)
    assert any(each.endswith("search_index.json") for each in asked)
    assert any(each.endswith("image.wasm") for each in asked), "requests of the worker are missing"
    assert foreign(asked, url) == set()
