"""The small interface that all browser engines have here."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final, Protocol

SECONDS: Final = 60.0
"""How long a page may take for what it is told to do."""


class EngineMissingError(Exception):
    """The engine cannot be used on this machine; the message says why."""


class ScriptError(Exception):
    """A JavaScript expression raised an error, or its promise was rejected."""


class Page(Protocol):
    """A page in a browser. Raises TimeoutError where something takes longer than it may."""

    @property
    def url(self) -> str:
        """The address that it shows now."""

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
def told_timeouts(kind: type[Exception]) -> Iterator[None]:
    """Errors of that kind as TimeoutError."""
    try:
        yield
    except kind as error:
        raise TimeoutError(str(error)) from error
