"""What a page says on its console."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import ConsoleMessage, Error, Page


@contextmanager
def console(page: Page, counts: Callable[[ConsoleMessage], bool]) -> Iterator[list[str]]:
    """A list of the messages that count, those of workers included, and of errors that nothing caught; it grows."""
    texts: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if counts(message):
            texts.append(message.text)

    def catch(error: Error) -> None:
        texts.append(error.message)

    page.on("console", hear)
    page.on("pageerror", catch)
    yield texts
    page.remove_listener("console", hear)
    page.remove_listener("pageerror", catch)
