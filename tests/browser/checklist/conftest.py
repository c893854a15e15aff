"""Pages in Chromium and Firefox. Starting Python takes seconds, so the tests share those that they leave sound."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.support.browser.helper import READY, go_home
from tests.support.browser.wait import wait_until

type Open = Callable[..., Page]
"""Opens a page in a new browser context with those options; `script` runs first in each of its pages."""
type Visit = Callable[..., Page]
"""The page of a plan, by its path, with Python ready and nothing kept, in a zone where it is a certain time."""

TALL: Final[ViewportSize] = {"width": 1280, "height": 4000}
"""Large enough that a whole plan is in sight."""
UTC, NOON = "UTC", "2026-11-23 12:00"


def at(zone: str, told: str) -> datetime:
    """The moment at which calendar and clock show that in the zone."""
    return datetime.fromisoformat(told).replace(tzinfo=ZoneInfo(zone))


@pytest.fixture(scope="module")
def errors() -> list[str]:
    """What was raised in a page and caught by nothing."""
    return []


@pytest.fixture(autouse=True)
def _no_errors(errors: list[str]) -> Iterator[None]:
    errors.clear()
    yield
    assert errors == []


def new_page(context: BrowserContext, errors: list[str]) -> Page:
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    return page


@pytest.fixture
def opened(engine_browser: Browser, errors: list[str]) -> Iterator[Open]:
    def open_page(script: str = "", **options: Any) -> Page:
        context = contexts.enter_context(engine_browser.new_context(viewport=TALL, **options))
        if script:
            context.add_init_script(script)
        return new_page(context, errors)

    with ExitStack() as contexts:
        yield open_page


@pytest.fixture(scope="module")
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
            pages[zone] = new_page(engine_browser.new_context(timezone_id=zone), errors)
        page = pages[zone]
        page.clock.set_fixed_time(at(zone, now))
        page.set_viewport_size(TALL)
        page.emulate_media(media="screen", color_scheme="light")
        if not page.url.startswith(site_url) or not page.evaluate(READY):
            page.goto(site_url)
            wait_until(page, READY)
        page.evaluate("localStorage.clear()")
        go_home(page, site_url)
        page.evaluate(
            "path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }",
            site_url + path,
        )
        page.wait_for_selector(f"kasper-checklist[data-path='{path}']")
        return page

    yield go
    for shared in pages.values():
        for other in shared.context.pages:
            if other is not shared:
                other.close()
