"""Pages in Chromium, and where an engine may differ also in Firefox. Starting Python is slow, so tests share pages."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize

from tests.support.browser.checklist import UTC, Open, Visit, at, show
from tests.support.browser.engines import playwright_browser
from tests.support.browser.helper import READY, go_home
from tests.support.browser.skip import skipped_without
from tests.support.browser.wait import wait_until

TALL: Final[ViewportSize] = {"width": 1280, "height": 4000}
"""Large enough that a whole outcome is in sight."""
NOON: Final = "2026-11-23 12:00"


@pytest.fixture(scope="session", params=["chromium"])
def engine_browser(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Browser]:
    """Chromium; `IN_BOTH_ENGINES` asks for Firefox, too."""
    with skipped_without(request.param), playwright_browser(request.param, playwright) as browser:
        yield browser


@pytest.fixture(scope="session")
def errors() -> list[str]:
    """Uncaught errors of all pages."""
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
    """A page for each zone."""
    found: dict[str, Page] = {}
    yield found
    for page in found.values():
        page.context.close()


@pytest.fixture
def visit(engine_browser: Browser, pages: dict[str, Page], errors: list[str], site_url: str) -> Iterator[Visit]:
    def go(path: str, zone: str = UTC, now: str = NOON) -> Page:
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
