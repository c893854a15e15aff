"""The ways to start Python that are compared. Each is a copy of the site whose home page starts it in that way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

FILES: Final = "bench"
"""The folder, in each copy of the site, of what the bench adds."""


@dataclass(frozen=True)
class Variant:
    """`script` is what the page starts instead of the site's own script; `files` names the folders that it needs.

    The page “How fast it starts” describes each variant.
    """

    name: str
    script: str | None = None
    files: tuple[str, ...] = ()
    rung: str | None = None


OURS: Final = Variant("ours", rung="image")
STOCK: Final = Variant("stock", "worker.js?stock.js", ("pyodide",))
FALLBACK: Final = Variant("fallback", "worker.js?../{scripts}workers/fallback.js")
PYSCRIPT: Final = Variant("pyscript", "pyscript.js", ("pyodide", "pyscript"))
MICROPYTHON: Final = Variant("micropython", "worker.js?micropython.js", ("micropython",))
NOTHING: Final = Variant("nothing", "nothing.js")
"""Not compared: what this page loads and does, every other one does too."""

COMPARED: Final = (OURS, STOCK, FALLBACK, PYSCRIPT, MICROPYTHON)
MAIN: Final = (OURS, STOCK)
EVERY: Final = 3
"""The others only stand beside, so they have a part in every third run."""
FROM_NPM: Final[Mapping[str, str]] = {
    "pyscript": "@pyscript/core/dist",
    "micropython": "@micropython/micropython-webassembly-pyscript",
}
