"""A fault, how to cause it, and what must happen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tests.support.browser.faulty_site import Change
from tests.support.faults import acts
from tests.support.faults.visitor import Visitor

IMAGE: Final = ("ready", "image")
FALLBACK: Final = ("ready", "plain")
LINKS: Final = ("unavailable", "links")
NONE: Final = (None, None)
BOTH: Final = ("chromium", "firefox")


@dataclass(frozen=True)
class Fault:
    """A fault in plain words, with its causes and its expected results.

    Results: `state` is the runtime and how it started, `live` is whether the page stays, and `cause` is part of
    the only warning on the console; if it is empty, there is no warning.
    Causes: changed `files` by name (with `recorded`, the digests match), `silent` files that are never sent, a `script` that
    runs before all others, `options` of the browser context, or what the visitor does (`act`).
    Without an `act`, only the workers are tried: a page treats all their reports of a failure alike.
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
    act: Callable[[Visitor], None] | None = acts.journey
    engines: tuple[str, ...] = ("chromium",)
    """Engines to test in. Firefox is included where engines may differ, and once for each kind of result."""

    @property
    def gets(self) -> str:
        """What the visitor gets, in words."""
        if self.live and self.state == NONE:
            return "Answers from pages"
        if self.live:
            return "Answers at once, after a slower start" if self.state == FALLBACK else "Answers at once, as always"
        return "Links to pages"


SOON: Final = 3000
"""Milliseconds within which even a busy machine requests a file."""


def short(limit: int, times: int = 1000, to: int = SOON) -> str:
    """A script that shortens timeouts of `limit` milliseconds, the first `times` they are set."""
    return f"""
      {{
        const {{ setTimeout }} = window;
        let left = {times};
        window.setTimeout = (callback, delay) => setTimeout(callback, delay === {limit} && left-- > 0 ? {to} : delay);
      }}
    """
