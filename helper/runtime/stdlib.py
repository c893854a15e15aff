"""The part of Python's standard library that the helper needs: a third of its bytes, and sooner started."""

import hashlib
import json
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from helper.runtime.archive import write_archive
from helper.runtime.image import WARM_UP
from helper.runtime.node import run_node

LIST_MODULES: Final = Path(__file__).with_name("modules.mjs")


def needed_files(pyodide: Path, wheels: Path, inputs: bytes, cache: Path) -> list[str]:
    """The files of the standard library that rendering everything imports, by their path inside its archive.

    `pyodide` is its npm package and `wheels` the folder of our wheels and their lock file. The list is kept in the file
    `cache` for as long as `inputs`, which decide it, are the same. Raises NodeError.
    """
    digest = hashlib.sha256(inputs + LIST_MODULES.read_bytes() + WARM_UP.read_bytes()).hexdigest()
    kept = json.loads(cache.read_text()) if cache.exists() else {}
    if kept.get("inputs") != digest:
        kept = {
            "inputs": digest,
            "files": json.loads(run_node(LIST_MODULES, pyodide, wheels, WARM_UP).splitlines()[-1]),
        }
        cache.write_text(json.dumps(kept))
    files: list[str] = kept["files"]
    return files


def write_stdlib(source: Path, files: list[str], target: Path) -> None:
    """Write those files of the archive `source` as the archive `target`."""
    with ZipFile(source) as whole:
        write_archive(((name, whole.read(name)) for name in files), target)
