"""The part of Python's standard library that the helper needs: a third of its size, so Python starts sooner."""

import hashlib
import json
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from helper.runtime.archive import write_archive
from helper.runtime.image import FOLDER, IN_PYODIDE
from helper.runtime.node import run_node

LIST_MODULES: Final = Path(__file__).with_name("modules.mjs")


def needed_files(pyodide: Path, wheels: Path, inputs: bytes, cache: Path) -> list[str]:
    """The files of the standard library that the warm-up imports, as paths inside its archive.

    `pyodide` is the folder of its npm package, and `wheels` that of our wheels and their lock file. The list depends on
    `inputs`: while they stay the same, it is read from the file `cache`. Raises NodeError.
    """
    package = [FOLDER / name for name in IN_PYODIDE]
    digest = hashlib.sha256(b"".join([inputs, *(path.read_bytes() for path in (LIST_MODULES, *package))])).hexdigest()
    cached = json.loads(cache.read_text("utf-8")) if cache.exists() else {}
    if cached.get("inputs") != digest:
        cached = {
            "inputs": digest,
            "files": json.loads(run_node(LIST_MODULES, pyodide, wheels, *package).splitlines()[-1]),
        }
        cache.write_text(json.dumps(cached), "utf-8")
    files: list[str] = cached["files"]
    return files


def write_stdlib(source: Path, files: list[str], target: Path) -> None:
    """Copy those files of the archive `source` to a new archive `target`."""
    with ZipFile(source) as whole:
        write_archive(((name, whole.read(name)) for name in files), target)
