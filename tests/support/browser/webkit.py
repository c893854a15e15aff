"""WebKitGTK, driven by Selenium."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from selenium import webdriver
from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

from tests.support.browser.engine import SECONDS, Engine, EngineMissingError, Page, ScriptError, as_timeout_error

LIBRARIES: Final = ("/usr/lib", "/usr/lib64", "/usr/libexec", "/usr/local/lib", "/usr/local/libexec")
DRIVER_SECONDS: Final = 90
"""Selenium's time limit for a response of its driver; longer than the limit of a page."""


class WebKitGTK(Engine):
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
        # On a busy machine the browser sometimes dies while it starts, and its driver waits for it forever.
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

    def goto(self, url: str) -> None:
        with as_timeout_error(TimeoutException):
            self._driver.get(url)

    def reload(self) -> None:
        with as_timeout_error(TimeoutException):
            self._driver.refresh()

    def evaluate(self, expression: str) -> Any:
        script = (
            "const done = arguments[arguments.length - 1];"
            f"(async () => ({expression}))().then(value => done({{value}}), error => done({{error: String(error)}}));"
        )
        with as_timeout_error(TimeoutException):
            result = self._driver.execute_async_script(script)
        if "error" in result:
            raise ScriptError(result["error"])
        return result.get("value")

    def click(self, selector: str) -> None:
        with as_timeout_error(TimeoutException):
            waiting = WebDriverWait(self._driver, SECONDS, poll_frequency=0.05)
            waiting.until(lambda driver: driver.find_elements(By.CSS_SELECTOR, selector))[0].click()

    def wait_for(self, condition: str, seconds: float = SECONDS) -> None:
        # A script ends with its page, so Python polls.
        with as_timeout_error(TimeoutException):
            waiting = WebDriverWait(self._driver, seconds, poll_frequency=0.05, ignored_exceptions=[WebDriverException])
            waiting.until(lambda driver: driver.execute_script(f"return Boolean({condition});"))


@contextmanager
def display() -> Iterator[str]:
    """Start a virtual screen. Yields its display, whose number the server chooses."""
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
