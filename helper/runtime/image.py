"""The memory image: a WebAssembly module with Python's memory after the helper has rendered everything, and the functions that run."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from helper.runtime.node import run_node
from helper.runtime.wheels import Files

MAKE_IMAGE: Final = Path(__file__).with_name("image.mjs")
FOLDER: Final = Path(__file__).parent
IN_PYODIDE: Final = ("__init__.py", "rehearsal.py", "shrink.py", "warm_up.py")
"""The modules of this package that run in Pyodide."""


@dataclass(frozen=True)
class Kept:
    """The file in which a preview keeps what does not depend on the flow, and a digest of what that depends on."""

    file: Path
    inputs: str


def write_image(pyodide: Path, wheels: list[Files], target: Path, kept: Kept | None = None) -> None:
    """Write the image of the wheels as the file `target`. The same wheels give the same bytes.

    With `kept`, the image may lack functions that only this flow needs, because only the first one is rehearsed. `pyodide` is
    the folder of its npm package. Raises NodeError.
    """
    with TemporaryDirectory() as folder:
        own = {f"helper/{FOLDER.name}/{name}": (FOLDER / name).read_bytes() for name in IN_PYODIDE}
        for name, data in [item for files in (*wheels, own) for item in files.items()]:
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        run_node(MAKE_IMAGE, pyodide, Path(folder), target, *((kept.file, kept.inputs) if kept else ()))
