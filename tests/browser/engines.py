"""The three browser engines behind one small interface: Playwright drives Chromium and Firefox, Selenium WebKitGTK."""

import os
import re
import shutil
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Protocol

from playwright.sync_api import Browser, BrowserContext, BrowserType, Error, Playwright
from playwright.sync_api import Page as PlaywrightPage
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from selenium import webdriver
from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

from tests.browser.browser import launch_options
from tests.browser.wait import wait_until

NAMES: Final = ("chromium", "firefox", "webkit")
FIREFOX: Final = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
LIBRARIES: Final = ("/usr/lib", "/usr/lib64", "/usr/libexec", "/usr/local/lib", "/usr/local/libexec")
SECONDS: Final = 60.0
"""How long a page may take for what it is told to do."""
DRIVER_SECONDS: Final = 90
"""After how long without an answer Selenium gives its driver up; longer than what a page may take."""


class EngineMissingError(Exception):
    """The engine cannot be used on this machine; the message says why."""


class ScriptError(Exception):
    """A JavaScript expression raised an error, or its promise was rejected."""


class Page(Protocol):
    """A page in a browser. Raises TimeoutError where something takes longer than it may."""

    @property
    def url(self) -> str:
        """The address that it shows now."""

    def at_start(self, script: str) -> None:
        """Run a script at the start of every page from now on. Raises EngineMissingError where the engine cannot."""

    def goto(self, url: str) -> None:
        """Open the address and wait until it has loaded."""

    def reload(self) -> None:
        """Load the page anew, in the same profile, and wait until it has loaded."""

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression; where that is a promise, what it becomes. Raises ScriptError."""

    def click(self, selector: str) -> None:
        """Click the first element of that CSS selector as a person would."""

    def wait_for(self, condition: str, seconds: float = SECONDS) -> None:
        """Wait until a JavaScript expression is true, be it in a page that comes after this one."""


class Engine(ABC):
    """A started engine: its `name`, and the `version` of the browser with its name."""

    name: str
    version: str

    @abstractmethod
    def page(self) -> AbstractContextManager[Page]:
        """A page with a new and empty profile."""


@contextmanager
def engine(name: str, playwright: Playwright) -> Iterator[Engine]:
    """The engine of that name, one of `NAMES`, until the end. Raises EngineMissingError."""
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
        with _display() as display:
            yield _WebKitGTK(display)


@contextmanager
def playwright_browser(name: str, playwright: Playwright) -> Iterator[Browser]:
    """Chromium or Firefox as Playwright drives it, until the end. Raises EngineMissingError."""
    with engine(name, playwright) as started:
        assert isinstance(started, _PlaywrightEngine)
        yield started.browser


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

    def at_start(self, script: str) -> None:
        self._page.add_init_script(script)

    def goto(self, url: str) -> None:
        with _timeouts(PlaywrightTimeoutError):
            self._page.goto(url)

    def reload(self) -> None:
        with _timeouts(PlaywrightTimeoutError):
            self._page.reload()

    def evaluate(self, expression: str) -> Any:
        try:
            return self._page.evaluate(expression)
        except Error as error:
            raise ScriptError(str(error)) from error

    def click(self, selector: str) -> None:
        with _timeouts(PlaywrightTimeoutError):
            self._page.locator(selector).first.click()

    def wait_for(self, condition: str, seconds: float = SECONDS) -> None:
        with _timeouts(PlaywrightTimeoutError):
            wait_until(self._page, condition, seconds)


class _WebKitGTK(Engine):
    name = "webkit"

    def __init__(self, display: str) -> None:
        self._display = display
        driver = shutil.which("WebKitWebDriver")
        if driver is None:
            raise EngineMissingError("there is neither Playwright’s WebKit nor WebKitWebDriver on the PATH")
        self._driver = driver
        self._browser = _mini_browser()
        try:
            with self._driven() as driven:
                self.version = f"WebKitGTK {driven.capabilities['browserVersion']}"
        except WebDriverException as error:
            raise EngineMissingError(f"WebKitGTK does not start: {error.msg}") from error

    @contextmanager
    def page(self) -> Iterator[Page]:
        with self._driven() as driver:
            yield _SeleniumPage(driver)

    @contextmanager
    def _driven(self) -> Iterator[webdriver.Remote]:
        with TemporaryDirectory(ignore_cleanup_errors=True) as home:
            folders = dict.fromkeys(("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), home)
            variables = {**os.environ, **folders, "DISPLAY": self._display, "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1"}
            if os.geteuid() == 0:
                # WebKit's sandbox does not start as root.
                variables["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
            options = Options()
            options.binary_location = self._browser
            options.add_argument("--automation")
            with ExitStack() as stack:
                driver = self._started(options, variables, stack)
                driver.set_script_timeout(SECONDS)
                driver.set_page_load_timeout(SECONDS)
                yield driver

    def _started(self, options: Options, variables: Mapping[str, str], stack: ExitStack) -> webdriver.Remote:
        # On a busy machine the browser sometimes dies while it starts, and its driver waits for it for ever.
        for attempt in (1, 2):
            service = Service(executable_path=self._driver, env=variables)
            service.start()
            stack.callback(service.stop)
            config = ClientConfig(service.service_url, timeout=DRIVER_SECONDS)
            try:
                driver = webdriver.Remote(service.service_url, options=options, client_config=config)
            except HTTPError:
                if attempt == 2:
                    raise
            else:
                stack.callback(driver.quit)
                break
        return driver


def _mini_browser() -> str:
    on_path = shutil.which("MiniBrowser")
    found = [on_path] if on_path else []
    for folder in map(Path, LIBRARIES):
        for pattern in ("webkit*gtk*/MiniBrowser", "*/webkit*gtk*/MiniBrowser"):
            found += sorted(map(str, folder.glob(pattern)), reverse=True)
    if not found:
        raise EngineMissingError("there is neither Playwright’s WebKit nor the MiniBrowser of WebKitGTK")
    return found[0]


class _SeleniumPage:
    def __init__(self, driver: webdriver.Remote) -> None:
        self._driver = driver

    @property
    def url(self) -> str:
        return self._driver.current_url

    def at_start(self, script: str) -> None:
        raise EngineMissingError("Selenium runs no script at the start of a page in WebKitGTK")

    def goto(self, url: str) -> None:
        with _timeouts(TimeoutException):
            self._driver.get(url)

    def reload(self) -> None:
        with _timeouts(TimeoutException):
            self._driver.refresh()

    def evaluate(self, expression: str) -> Any:
        script = (
            "const done = arguments[arguments.length - 1];"
            f"(async () => ({expression}))().then(value => done({{value}}), error => done({{error: String(error)}}));"
        )
        with _timeouts(TimeoutException):
            given = self._driver.execute_async_script(script)
        if "error" in given:
            raise ScriptError(given["error"])
        return given.get("value")

    def click(self, selector: str) -> None:
        with _timeouts(TimeoutException):
            waiting = WebDriverWait(self._driver, SECONDS, poll_frequency=0.05)
            waiting.until(lambda driver: driver.find_elements(By.CSS_SELECTOR, selector))[0].click()

    def wait_for(self, condition: str, seconds: float = SECONDS) -> None:
        # A script dies with its page, so Python asks again and again.
        with _timeouts(TimeoutException):
            waiting = WebDriverWait(self._driver, seconds, poll_frequency=0.05, ignored_exceptions=[WebDriverException])
            waiting.until(lambda driver: driver.execute_script(f"return Boolean({condition});"))


@contextmanager
def _timeouts(kind: type[Exception]) -> Iterator[None]:
    try:
        yield
    except kind as error:
        raise TimeoutError(str(error)) from error


@contextmanager
def _display() -> Iterator[str]:
    """A screen that nobody sees; the server itself chooses a number that is free."""
    executable = shutil.which("Xvfb")
    if executable is None:
        raise EngineMissingError("there is neither Playwright’s WebKit nor Xvfb, which WebKitGTK needs for a screen")
    read, write = os.pipe()
    command = [executable, "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        os.close(write)
        try:
            with os.fdopen(read) as pipe:
                number = pipe.readline().strip()
            if not re.fullmatch(r"\d+", number):
                raise EngineMissingError("Xvfb does not start, and WebKitGTK needs it for a screen")
            yield f":{number}"
        finally:
            server.terminate()
