"""The part of Python's standard library that the helper needs: a third of its bytes, and sooner started."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from helper.model.errors import HelperError

LIST_MODULES: Final = Path(__file__).with_name("modules.mjs")


class ModulesUnknownError(HelperError):
    """Python could not be run in Node, so what the helper needs of the standard library is not known."""


def needed_files(pyodide: Path, wheels: Path, inputs: bytes, cache: Path) -> list[str]:
    """The files of the standard library that rendering everything imports, by their path inside its archive.

    `pyodide` is its npm package and `wheels` the folder of our wheels and their lock file. The list is kept in the file
    `cache` for as long as `inputs`, which decide it, are the same. Raises ModulesUnknownError.
    """
    digest = hashlib.sha256(inputs + LIST_MODULES.read_bytes()).hexdigest()
    kept = json.loads(cache.read_text()) if cache.exists() else {}
    if kept.get("inputs") != digest:
        kept = {"inputs": digest, "files": _list(pyodide, wheels)}
        cache.write_text(json.dumps(kept))
    files: list[str] = kept["files"]
    return files


def write_stdlib(source: Path, files: list[str], target: Path) -> None:
    """Write those files of the archive `source` as the archive `target`."""
    with ZipFile(source) as whole, ZipFile(target, "w", compression=ZIP_DEFLATED) as part:
        for name in files:
            part.writestr(ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0)), whole.read(name), ZIP_DEFLATED)


def _list(pyodide: Path, wheels: Path) -> list[str]:
    node = Path(sys.executable).with_name("node")
    command = [str(node), str(LIST_MODULES), str(pyodide.resolve()), str(wheels.resolve())]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed arguments
    except OSError as error:
        message = f"Node cannot be run ({error}). Remove the folder .venv and run make again."
        raise ModulesUnknownError(message) from error
    if done.returncode:
        # Pyodide puts its whole source into some messages.
        last = "\n".join(line[:200] for line in done.stderr.splitlines()[-8:])
        raise ModulesUnknownError(f"The helper does not run on Pyodide in Node:\n{last}")
    files: list[str] = json.loads(done.stdout.splitlines()[-1])
    return files
