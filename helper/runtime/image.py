"""The memory image: Python's memory after the helper has rendered everything, for browsers to restore."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from helper.runtime.node import run_node
from helper.runtime.wheels import Files

MAKE_IMAGE: Final = Path(__file__).with_name("image.mjs")
WARM_UP: Final = Path(__file__).with_name("warm_up.py")


def write_image(pyodide: Path, wheels: list[Files], target: Path) -> None:
    """Write the image of the wheels as the file `target`. The same wheels give the same bytes.

    `pyodide` is the folder of its npm package. Raises NodeError.
    """
    with TemporaryDirectory() as folder:
        for name, data in [item for files in wheels for item in files.items()]:
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        Path(folder, WARM_UP.name).write_bytes(WARM_UP.read_bytes())
        run_node(MAKE_IMAGE, pyodide, Path(folder), target)
