"""The ways to start Python that are compared. Each is a copy of the site whose home page starts it in that way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

FILES: Final = "bench"
"""The folder, in each copy of the site, of what the bench adds."""


@dataclass(frozen=True)
class Variant:
    """`script` is what the page starts instead of the site's own script; `files` says from where it needs folders."""

    name: str
    what: str
    script: str | None = None
    files: tuple[str, ...] = ()
    rung: str | None = None


OURS: Final = Variant("ours", "this site as it is built", rung="image")
STOCK: Final = Variant("stock", "stock Pyodide from npm, the helper in wheels", "worker.js?stock.js", ("pyodide",))
PLAIN: Final = Variant("plain", "this site’s second rung", "worker.js?../{scripts}workers/fallback.js")
PYSCRIPT: Final = Variant("pyscript", "PyScript on the same Pyodide and wheels", "pyscript.js", ("pyodide", "pyscript"))
MICROPYTHON: Final = Variant(
    "micropython", "MicroPython without the helper: the floor", "worker.js?micropython.js", ("micropython",)
)
NOTHING: Final = Variant("nothing", "the same page without Python", "nothing.js")
"""Not compared: what this page loads and does, every other one does too."""

COMPARED: Final = (OURS, STOCK, PLAIN, PYSCRIPT, MICROPYTHON)
MAIN: Final = (OURS, STOCK)
EVERY: Final = 3
"""The others only stand beside, so they have a part in every third run."""
FROM_NPM: Final[Mapping[str, str]] = {
    "pyscript": "@pyscript/core/dist",
    "micropython": "@micropython/micropython-webassembly-pyscript",
}
