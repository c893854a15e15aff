"""Whatever a person does on the site, and in whichever way Python starts: nothing is asked of another host."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser.faulty_site import Change, faulty_site
from tests.support.browser.helper import choose
from tests.support.browser.search import search

RUNGS: dict[str, dict[str, Change]] = {"image": {}, "plain": {"image.bin": lambda _: None}}


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


@pytest.mark.parametrize("rung", RUNGS)
def test_every_request_is_to_the_site_itself(browser: Browser, site: Path, rung: str) -> None:
    journeys: tuple[Callable[[Page, str], None], ...] = (
        read_the_guide,
        look_for_something,
        reach_an_outcome,
        lose_the_way,
    )
    with faulty_site(site, RUNGS[rung]) as address, browser.new_context() as context:
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector(f"html[data-helper-rung={rung}]", state="attached", timeout=120_000)
        for journey in journeys:
            journey(page, address)
    assert any(url.endswith("pyodide.asm.wasm") for url in asked), "the worker is heard too"
    assert any(url.endswith("search_index.json") for url in asked)
    assert [url for url in asked if not url.startswith((address, "data:image/svg+xml", "blob:" + address))] == []
