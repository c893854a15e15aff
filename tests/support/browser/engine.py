"""A small interface to all browser engines."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final, Protocol

SECONDS: Final = 60.0
"""The time limit of each operation on a page."""


class EngineMissingError(Exception):
    """The engine cannot be used on this machine; the message says why."""


class ScriptError(Exception):
    """A JavaScript expression raised an error, or its promise was rejected."""


class Page(Protocol):
    """A page in a browser. Its methods raise TimeoutError."""

    @property
    def url(self) -> str:
        """The present URL."""

    def goto(self, url: str) -> None:
        """Open the URL and wait until the page has loaded."""

    def reload(self) -> None:
        """Reload the page and wait until it has loaded."""

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression, or of its promise. Raises ScriptError."""

    def click(self, selector: str) -> None:
        """Click the first element with that CSS selector as a person would."""

    def wait_for(self, condition: str, seconds: float = SECONDS) -> None:
        """Wait until a JavaScript expression is true, even if another page loads meanwhile."""


class Engine(ABC):
    """A started engine. `version` has the name and version of the browser."""

    name: str
    version: str

    @abstractmethod
    def page(self) -> AbstractContextManager[Page]:
        """A page with a new and empty profile."""


@contextmanager
def as_timeout_error(kind: type[Exception]) -> Iterator[None]:
    """Raise errors of that kind as TimeoutError."""
    try:
        yield
    except kind as error:
        raise TimeoutError(str(error)) from error
