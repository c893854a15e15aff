"""Waiting for a page. Playwright's own way evaluates text inside the page, which the policy of our pages forbids."""

import time
from typing import Any, Final

from playwright.sync_api import Error, Frame, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

SECONDS: Final = 120.0
"""How long Python may take to start on a busy machine."""
IDLE: Final = "new Promise((done) => requestIdleCallback(() => setTimeout(done, 300), { timeout: 1000 }))"
"""Resolves once a page has done what it does while nobody waits, for tests that nothing happens.

A frame that is out of sight is never idle, hence the timeout.
"""
GONE: Final = "Execution context was destroyed"


def wait_until(page: Page | Frame, condition: str, seconds: float = SECONDS, *, arg: Any = None) -> None:
    """Wait until a JavaScript expression is true, or what a function says of the argument. Raises Playwright’s TimeoutError.

    The page may be left meanwhile for another.
    """
    end = time.monotonic() + seconds
    while not _holds(page, condition, arg):
        if time.monotonic() > end:
            raise PlaywrightTimeoutError(f"after {seconds} s it is still not true that {condition}")
        page.wait_for_timeout(25)


def _holds(page: Page | Frame, condition: str, arg: Any) -> bool:
    try:
        return bool(page.evaluate(condition, arg))
    except Error as error:
        if GONE not in error.message and "Cannot find context" not in error.message:
            raise
        return False
