"""Messages on the console of a page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import ConsoleMessage, Error, Page

NO_SERVICE_WORKER: Final = "A bad HTTP response code (404) was received when fetching the script."
"""What Chromium reports where the tests leave out the service worker."""


@contextmanager
def console(page: Page, counts: Callable[[ConsoleMessage], bool]) -> Iterator[list[str]]:
    """A growing list of uncaught errors and of the messages that count, including those of workers.

    A service worker that the tests leave out does not count.
    """
    texts: list[str] = []

    def record(message: ConsoleMessage) -> None:
        if message.text != NO_SERVICE_WORKER and counts(message):
            texts.append(message.text)

    def record_error(error: Error) -> None:
        texts.append(error.message)

    page.on("console", record)
    page.on("pageerror", record_error)
    yield texts
    page.remove_listener("console", record)
    page.remove_listener("pageerror", record_error)
