"""Pages for the tests of the checklist. Starting Python is slow, so tests share pages."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.support.browser.checklist import NEW_YORK, UTC, Open, Visit, at, show
from tests.support.browser.helper import READY, go_home
from tests.support.browser.wait import wait_until

TALL: Final[ViewportSize] = {"width": 1280, "height": 4000}
"""Tall enough to show a whole outcome."""
NOON: Final = "2026-11-23 12:00"


@pytest.fixture(scope="session")
def errors() -> list[str]:
    """The uncaught errors of all pages during the test."""
    return []


@pytest.fixture(autouse=True)
def _no_errors(errors: list[str]) -> Iterator[None]:
    errors.clear()
    yield
    assert errors == []


def _new_page(context: BrowserContext, errors: list[str]) -> Page:
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    return page


@pytest.fixture
def opened(engine_browser: Browser, errors: list[str]) -> Iterator[Open]:
    def open_page(script: str = "", **options: Any) -> Page:
        options = {"viewport": TALL, "timezone_id": UTC, **options}
        context = contexts.enter_context(engine_browser.new_context(**options))
        if script:
            context.add_init_script(script)
        return _new_page(context, errors)

    with ExitStack() as contexts:
        yield open_page


@pytest.fixture(scope="session")
def pages(engine_browser: Browser) -> Iterator[dict[str, Page]]:
    """The shared pages by time zone."""
    found: dict[str, Page] = {}
    yield found
    for page in found.values():
        page.context.close()


@pytest.fixture
def visit(engine_browser: Browser, pages: dict[str, Page], errors: list[str], site_url: str) -> Iterator[Visit]:
    def go(path: str, zone: str = NEW_YORK, now: str = NOON) -> Page:
        if zone not in pages:
            pages[zone] = _new_page(engine_browser.new_context(timezone_id=zone), errors)
        page = pages[zone]
        page.clock.set_fixed_time(at(zone, now))
        page.set_viewport_size(TALL)
        page.emulate_media(media="screen", color_scheme="light")
        if not page.url.startswith(site_url) or not page.evaluate(READY):
            page.goto(site_url)
            wait_until(page, READY)
        page.evaluate("localStorage.clear()")
        go_home(page, site_url)
        show(page, site_url, path)
        return page

    yield go
    for shared in pages.values():
        for other in shared.context.pages:
            if other is not shared:
                other.close()
