"""Stock Pyodide as published on npm, in a folder with ordinary wheels of the helper."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from helper.engine.check import check
from helper.model.load.flow import CONTENT, load
from helper.runtime.wheels import LIBRARIES, helper_files, library_files, write_wheel

LOCK: Final = "pyodide-lock.json"
PYODIDE: Final = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", LOCK)


def make_stock(pyodide: Path, target: Path) -> str:
    """Make the folder `target` from Pyodide's npm package in the folder `pyodide`. Returns Pyodide's version."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in PYODIDE:
        shutil.copyfile(pyodide / name, target / name)
    contents = [*map(library_files, LIBRARIES), helper_files(load(CONTENT, check))]
    wheels = [write_wheel(files, target).name for files in contents]
    command = [str(Path(sys.executable).with_name("pyodide")), "lockfile", "add-wheels"]
    options = ["--input", LOCK, "--output", LOCK, "--base-path", "."]
    subprocess.run([*command, *options, *wheels], cwd=target, check=True, capture_output=True)
    return str(json.loads((pyodide / "package.json").read_text())["version"])
