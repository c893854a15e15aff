"""Pages of the served site, with and without JavaScript, and one in which Python is ready."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.support.browser.chromium import launch_options
from tests.support.browser.engine import Engine
from tests.support.browser.engines import browser_of, engine
from tests.support.browser.helper import READY, go_home, waiting
from tests.support.browser.skip import skipped_without
from tests.support.browser.wait import wait_until
from tests.support.server import NOT_STORED, SUB_PATH, serve

# A busy machine may be slow. A condition that holds at once costs no time.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    options = launch_options()
    # Nearly every test starts Python, and optimizing what runs only once takes a fifth of the time.
    return {**options, "args": [*options["args"], "--js-flags=--liftoff-only"]}


@pytest.fixture(scope="session")
def start_engine(playwright: Playwright) -> Iterator[Callable[[str], Engine]]:
    """Starts the engine with that name, once for all tests of a process. Skips the test if the engine is missing."""
    with ExitStack() as started:

        @cache
        def start(name: str) -> Engine:
            with skipped_without(name):
                return started.enter_context(engine(name, playwright))

        yield start


@pytest.fixture(scope="session", params=["chromium"])
def engine_browser(request: pytest.FixtureRequest, browser: Browser, start_engine: Callable[[str], Engine]) -> Browser:
    """Chromium; with `IN_BOTH_ENGINES` also Firefox."""
    return browser if request.param == "chromium" else browser_of(start_engine(request.param))


@pytest.fixture(scope="session")
def root_url(site: Path) -> Iterator[str]:
    """The site at the root of a host. Nothing is stored for visits without a network."""
    with serve(site, overlay=NOT_STORED) as url:
        yield url


@pytest.fixture(scope="session")
def site_url(root_url: str) -> str:
    """The site below a sub-path, where URLs must not depend on the root of the host."""
    return root_url.removesuffix("/") + SUB_PATH


@pytest.fixture(scope="session")
def page_without_scripts(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript."""
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def shared_waiting_page(browser: Browser) -> Iterator[Page]:
    with waiting(browser) as page:
        yield page


@pytest.fixture
def waiting_page(shared_waiting_page: Page) -> Page:
    """A page with JavaScript in which Python is never ready, as wide as a desktop screen, with no preferences and nothing stored."""
    shared_waiting_page.set_viewport_size({"width": 1280, "height": 720})
    shared_waiting_page.emulate_media(media="null", color_scheme="light", forced_colors="none")
    if shared_waiting_page.url.startswith("http"):
        shared_waiting_page.evaluate("localStorage.clear()")
    return shared_waiting_page


@pytest.fixture(scope="session")
def shared_live_page(browser: Browser, site_url: str) -> Iterator[Page]:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(site_url)
        wait_until(page, READY)
        yield page


@pytest.fixture
def live_page(shared_live_page: Page, site_url: str) -> Page:
    """The home page with Python ready and nothing stored. Starting Python takes seconds, so the tests of a process share it."""
    page = shared_live_page
    if not page.evaluate(READY) or not page.url.startswith(site_url):
        page.goto(site_url)
        wait_until(page, READY)
    page.evaluate("localStorage.clear()")
    go_home(page, site_url)
    return page
