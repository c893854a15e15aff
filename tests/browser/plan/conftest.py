"""Pages in Chromium and Firefox, each test with a browser context of its own and with nothing kept from before."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.browser.engine import EngineMissingError
from tests.browser.engines import playwright_browser

type Open = Callable[..., Page]
"""Opens a page in a new browser context with those options; `script` runs first in each of its pages."""


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def started(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Browser]:
    try:
        with playwright_browser(request.param, playwright) as browser:
            yield browser
    except EngineMissingError as error:
        pytest.skip(f"{request.param}: {error}")


@pytest.fixture
def opened(started: Browser) -> Iterator[Open]:
    errors: list[str] = []

    def open_page(script: str = "", **options: Any) -> Page:
        context: BrowserContext = contexts.enter_context(started.new_context(**options))
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    with ExitStack() as contexts:
        yield open_page
    assert errors == [], "nothing may raise an error that nobody catches"
