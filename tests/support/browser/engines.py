"""The three browser engines. Playwright drives them, except that Selenium drives WebKitGTK if Playwright's WebKit is missing."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Error, Playwright
from playwright.sync_api import Page as PlaywrightPage
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.support.browser.chromium import launch_options
from tests.support.browser.engine import SECONDS, Engine, EngineMissingError, Page, ScriptError, as_timeout_error
from tests.support.browser.wait import wait_until
from tests.support.browser.webkit import WebKitGTK, display

NAMES: Final = ("chromium", "firefox", "webkit")
IN_BOTH_ENGINES: Final = pytest.mark.parametrize("engine_browser", ["chromium", "firefox"], indirect=True)
"""Runs a test in Chromium and Firefox, for behavior that may differ between engines."""
FIREFOX: Final = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")


@contextmanager
def engine(name: str, playwright: Playwright) -> Iterator[Engine]:
    """Start the engine with that name, one of `NAMES`. Raises EngineMissingError."""
    if name == "chromium":
        with _launched(playwright.chromium, launch_options()) as browser:
            yield _Chromium(browser, launch_options())
        return
    own: BrowserType = {"firefox": playwright.firefox, "webkit": playwright.webkit}[name]
    if Path(own.executable_path).exists():
        with _launched(own, {}) as browser:
            yield _PlaywrightEngine(browser)
    elif name == "firefox":
        with _launched(own, _firefox_options()) as browser:
            yield _PlaywrightEngine(browser)
    else:
        with display() as screen:
            yield WebKitGTK(screen)


def browser_of(started: Engine) -> Browser:
    """The browser of an engine that Playwright drives: Chromium or Firefox."""
    assert isinstance(started, _PlaywrightEngine)
    return started.browser


@contextmanager
def _launched(browser: BrowserType, options: dict[str, Any]) -> Iterator[Browser]:
    try:
        started = browser.launch(**options)
    except Error as error:
        raise EngineMissingError(f"{browser.name} does not start: {str(error).splitlines()[0]}") from error
    with started:
        yield started


def _firefox_options() -> dict[str, Any]:
    executable = next(filter(None, map(shutil.which, FIREFOX)), None)
    if executable is None:
        raise EngineMissingError("there is neither Playwright’s Firefox nor firefox-esr or firefox on the PATH")
    return {"channel": "moz-firefox", "executable_path": executable}


class _PlaywrightEngine(Engine):
    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.name = browser.browser_type.name
        self.version = f"{self.name.capitalize()} {browser.version}"

    @contextmanager
    def page(self) -> Iterator[Page]:
        with self.browser.new_context() as context:
            yield _PlaywrightPage(context)


class _Chromium(_PlaywrightEngine):
    def __init__(self, browser: Browser, options: dict[str, Any]) -> None:
        super().__init__(browser)
        self._options = options

    @contextmanager
    def page(self) -> Iterator[Page]:
        # A context of a running Chromium keeps its cache in memory, which is too small for a file like Pyodide's.
        with (
            TemporaryDirectory(ignore_cleanup_errors=True) as profile,
            self.browser.browser_type.launch_persistent_context(profile, **self._options) as context,
        ):
            yield _PlaywrightPage(context)


class _PlaywrightPage:
    def __init__(self, context: BrowserContext) -> None:
        context.set_default_timeout(SECONDS * 1000)
        self._page: PlaywrightPage = context.pages[0] if context.pages else context.new_page()

    @property
    def url(self) -> str:
        return self._page.url

    def goto(self, url: str) -> None:
        with as_timeout_error(PlaywrightTimeoutError):
            self._page.goto(url)

    def reload(self) -> None:
        with as_timeout_error(PlaywrightTimeoutError):
            self._page.reload()

    def evaluate(self, expression: str) -> Any:
        try:
            return self._page.evaluate(expression)
        except Error as error:
            raise ScriptError(str(error)) from error

    def click(self, selector: str) -> None:
        with as_timeout_error(PlaywrightTimeoutError):
            self._page.locator(selector).first.click()

    def wait_for(self, condition: str, seconds: float = SECONDS) -> None:
        with as_timeout_error(PlaywrightTimeoutError):
            wait_until(self._page, condition, seconds)
