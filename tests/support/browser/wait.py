"""Waits for conditions in a page. Playwright's own way evaluates strings in the page, which our policy forbids."""

import time
from typing import Any, Final

from playwright.sync_api import Error, Frame, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

SECONDS: Final = 120.0
"""How long Python may take to start on a busy machine."""
IDLE: Final = "new Promise((done) => requestIdleCallback(() => setTimeout(done, 300), { timeout: 1000 }))"
"""Resolves after a page's work in idle time, for tests that nothing happens.

An offscreen frame is never idle, hence the timeout.
"""
GONE: Final = "Execution context was destroyed"


def wait_until(page: Page | Frame, condition: str, seconds: float = SECONDS, *, arg: Any = None) -> None:
    """Wait until a JavaScript expression, or a function of `arg`, is true, even if another page loads meanwhile.

    Raises Playwright’s TimeoutError.
    """
    end = time.monotonic() + seconds
    while not _holds(page, condition, arg):
        if time.monotonic() > end:
            raise PlaywrightTimeoutError(f"not true within {seconds} s: {condition}")
        page.wait_for_timeout(25)


def _holds(page: Page | Frame, condition: str, arg: Any) -> bool:
    try:
        return bool(page.evaluate(condition, arg))
    except Error as error:
        if GONE not in error.message and "Cannot find context" not in error.message:
            raise
        return False
