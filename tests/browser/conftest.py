"""Pages of the served site, with and without JavaScript, and one in which Python is ready."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.browser import launch_options
from tests.server import SUB_PATH, serve

READY = "document.documentElement.dataset.helperRuntime === 'ready'"
SETTLED = "['ready', 'unavailable'].includes(document.documentElement.dataset.helperRuntime)"
STATE = "[document.documentElement.dataset.helperRuntime, document.documentElement.dataset.helperRung]"


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return launch_options()


@pytest.fixture(scope="session")
def root_url(site: Path) -> Iterator[str]:
    """The site at the root of a host."""
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def site_url(root_url: str) -> str:
    """The site below a sub-path, where no address may rest on the root of the host."""
    return root_url.removesuffix("/") + SUB_PATH


@pytest.fixture(scope="session")
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript."""
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def shared_live_page(browser: Browser, site_url: str) -> Iterator[Page]:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(site_url)
        page.wait_for_function(READY, timeout=120_000)
        yield page


@pytest.fixture
def live_page(shared_live_page: Page, site_url: str) -> Page:
    """The home page with Python ready. Starting Python takes seconds, so the tests of a process share it."""
    page = shared_live_page
    if not page.evaluate(READY) or not page.url.startswith(site_url):
        page.goto(site_url)
        page.wait_for_function(READY, timeout=120_000)
    page.evaluate(
        "path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }", site_url
    )
    page.wait_for_selector("h2.helper-heading")
    return page
