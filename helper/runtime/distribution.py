"""What the worker loads: Pyodide's own files; and Python with the helper, as a memory image and as wheels."""

import hashlib
import json
import logging
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from helper.model.errors import HelperError
from helper.model.flow import Flow
from helper.runtime.archive import undate
from helper.runtime.image import write_image
from helper.runtime.stdlib import needed_files, write_stdlib
from helper.runtime.wheels import FLOW_MODULE, LIBRARIES, Files, helper_files, library_files, write_wheel

PYODIDE: Final = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")
IMAGE: Final = "image.bin"
STDLIB: Final = "python_stdlib.zip"
LOCK: Final = "pyodide-lock.json"
EPOCH: Final = "315532800"
"""The first moment of 1980. With any moment set, bytecode holds the digest of its source instead of a date."""
INPUTS: Final = "inputs.sha256"
# These run in Node and in the browser: the image is made with what restores it.
SHARED: Final = [Path(__file__).parents[1] / "browser" / "workers" / name for name in ("instance.js", "overlay.js")]

log = logging.getLogger(f"mkdocs.{__name__}")


class RuntimeMissingError(HelperError):
    """Something that the runtime is made from is not there, or a tool that makes it failed."""


@dataclass(frozen=True)
class Distribution:
    """Two folders: `pyodide` stays the same until Pyodide changes, `python` changes with every change of the helper."""

    pyodide: Path
    python: Path


def assemble(flow: Flow, pyodide: Path, target: Path) -> Distribution:
    """The runtime, made in the folder `target` from Pyodide's npm package in the folder `pyodide`.

    Nothing is made again while what it is made from stays the same. Raises RuntimeMissingError and NodeError.
    """
    if not (pyodide / LOCK).exists():
        raise RuntimeMissingError(
            f"Pyodide is not in {pyodide.parent.name}/, so Python cannot be packed for the browser. Run «make build», "
            "which installs it."
        )
    wheels = [*map(library_files, LIBRARIES), helper_files(flow)]
    tools = [path.read_bytes() for path in [*sorted(Path(__file__).parent.glob("*.*")), *SHARED]]
    versions = f"{sys.version} {version('pyodide-build')}".encode()
    inputs = _digest(wheels, (pyodide / "package.json").read_bytes(), versions, *tools)
    stamp = target / INPUTS
    made = Distribution(target / "pyodide", target / "python")
    if not stamp.exists() or stamp.read_text() != inputs:
        log.info("Packing Python for the browser …")
        shutil.rmtree(target, ignore_errors=True)
        for folder in (made.pyodide, made.python):
            folder.mkdir(parents=True)
        for name in PYODIDE:
            shutil.copyfile(pyodide / name, made.pyodide / name)
        write_image(pyodide, wheels, made.python / IMAGE)
        _write_packages(wheels, pyodide, made.python, target.with_name("stdlib.json"))
        stamp.write_text(inputs)
    return made


def _write_packages(wheels: list[Files], pyodide: Path, target: Path, cache: Path) -> None:
    made = [write_wheel(files, target) for files in wheels]
    stock = json.loads((pyodide / LOCK).read_text())
    # None of the packages that Pyodide could load from elsewhere: only ours exist.
    (target / LOCK).write_text(json.dumps({**stock, "packages": {}}))
    options = ("--input", LOCK, "--output", LOCK, "--base-path", ".")
    _tool("lockfile", "add-wheels", *options, *(wheel.name for wheel in made), at=target)
    package = (pyodide / "package.json").read_bytes()
    sources = [data for files in wheels for name, data in files.items() if name.endswith(".py") and name != FLOW_MODULE]
    files = needed_files(pyodide, target, b"".join([package, *sources]), cache)
    write_stdlib(pyodide / STDLIB, files, target / STDLIB)
    if stock["info"]["python"].startswith(f"{sys.version_info.major}.{sys.version_info.minor}."):
        _tool("py-compile", "--silent", ".", at=target)
        _undate(target)
    else:
        log.info("The wheels ship as source: bytecode for Python %s needs that Python here.", stock["info"]["python"])


def _undate(folder: Path) -> None:
    """Take the dates out of the archives in that folder, and put their new digests into the lock file."""
    for path in (*folder.glob("*.whl"), folder / STDLIB):
        undate(path)
    lock = json.loads((folder / LOCK).read_text())
    for package in lock["packages"].values():
        package["sha256"] = hashlib.sha256((folder / package["file_name"]).read_bytes()).hexdigest()
    (folder / LOCK).write_text(json.dumps(lock))


def _tool(*arguments: str, at: Path) -> None:
    command = [str(Path(sys.executable).with_name("pyodide")), *arguments]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    done = subprocess.run(command, cwd=at, env=variables, capture_output=True, text=True, check=False)  # noqa: S603 - fixed arguments
    if done.returncode:
        raise RuntimeMissingError(f"«pyodide {' '.join(arguments)}» failed:\n{done.stderr.strip()[-2000:]}")


def _digest(wheels: list[Files], *others: bytes) -> str:
    digest = hashlib.sha256()
    for part in [*(item for files in wheels for pair in files.items() for item in pair), *others]:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8) + data)
    return digest.hexdigest()
