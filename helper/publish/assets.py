"""The files beside the pages: the components' styles, the scripts and the runtime."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from helper.render.environment import COMPONENTS

FOLDER: Final = "assets/helper"
SCRIPTS: Final = ("helper.js", "worker.js")
BROWSER: Final = Path(__file__).parents[1] / "browser"


def stylesheet() -> str:
    """The styles of all components, in the order of their names."""
    return "\n".join(path.read_text("utf-8") for path in sorted(COMPONENTS.glob("*/*.css")))


def asset_files(runtime: list[Path]) -> Iterator[tuple[str, Path]]:
    """The address below the site's root and the file of each script and of each file of the runtime."""
    for name in SCRIPTS:
        yield f"{FOLDER}/{name}", BROWSER / name
    for path in runtime:
        yield f"{FOLDER}/pyodide/{path.name}", path
