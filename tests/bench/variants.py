"""The compared ways to start Python. Each is a copy of the site whose home page starts it that way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

FILES: Final = "bench"
"""The folder of the bench's own files in each copy of the site."""


@dataclass(frozen=True)
class Variant:
    """A way to start Python; the page “How fast it starts” describes each.

    `script` replaces the site's own script on the page, and `files` names the folders that it needs. `way` is the way of
    starting that the site must report.
    """

    name: str
    script: str | None = None
    files: tuple[str, ...] = ()
    way: str | None = None


OURS: Final = Variant("ours", way="image")
STOCK: Final = Variant("stock", "worker.js?stock.js", ("pyodide",))
FALLBACK: Final = Variant("fallback", "fallback.js?../{scripts}starts.js")
PYSCRIPT: Final = Variant("pyscript", "pyscript.js", ("pyodide", "pyscript"))
MICROPYTHON: Final = Variant("micropython", "worker.js?micropython.js", ("micropython",))
NOTHING: Final = Variant("nothing", "nothing.js")
"""Not compared: a baseline, since every variant also does what this page does."""

COMPARED: Final = (OURS, STOCK, FALLBACK, PYSCRIPT, MICROPYTHON)
MAIN: Final = (OURS, STOCK)
ON_LINES: Final = (OURS, STOCK, FALLBACK)
EVERY: Final = 3
"""The others are for comparison only, so they run every third time."""
FROM_NPM: Final[Mapping[str, str]] = {
    "pyscript": "@pyscript/core/dist",
    "micropython": "@micropython/micropython-webassembly-pyscript",
}
