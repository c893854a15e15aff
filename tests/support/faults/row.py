"""A fault: how it comes about, and what somebody on the way to an outcome gets then."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tests.support.browser.faulty_site import Change
from tests.support.faults import acts
from tests.support.faults.person import Person

IMAGE: Final = ("ready", "image")
FALLBACK: Final = ("ready", "plain")
LINKS: Final = ("unavailable", "links")
NONE: Final = (None, None)
BOTH: Final = ("chromium", "firefox")


@dataclass(frozen=True)
class Fault:
    """A fault in plain words, `group` of its kind, and what must hold.

    `state` is what Python's start comes to, `live` whether Python answers the clicks, and `cause` a part of the console's
    one warning; empty, there is none. The fault is in changed `files` (by name; `recorded` ones as if built so), in `silent`
    ones for which no answer ever comes, a `script` that runs before all others, the `options` of the browser, or in what
    the person does (`act`).
    """

    group: str
    name: str
    state: tuple[str | None, str | None] = IMAGE
    live: bool = True
    cause: str = ""
    files: Mapping[str, Change] = field(default_factory=dict)
    recorded: bool = False
    silent: tuple[str, ...] = ()
    script: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    act: Callable[[Person], None] = acts.journey
    engines: tuple[str, ...] = ("chromium",)
    """Where the tests bring it about: Firefox, too, for what an engine decides, and once for whatever a person can get."""

    @property
    def gets(self) -> str:
        """What the person gets, in words."""
        if self.live:
            return "Answers at once, after a slower start" if self.state == FALLBACK else "Answers at once, as always"
        return "Links to pages"


SOON: Final = 3000
"""Milliseconds in which even a busy machine asks for a file."""


def short(limit: int, times: int = 1000) -> str:
    """Makes a limit of so many milliseconds end soon, the first times that it is set."""
    return f"""
      {{
        const {{ setTimeout }} = window;
        let left = {times};
        window.setTimeout = (callback, delay) => setTimeout(callback, delay === {limit} && left-- > 0 ? {SOON} : delay);
      }}
    """
