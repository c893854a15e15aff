"""The files that the workers load: Pyodide's own, and Python with the helper, as a memory image and as wheels."""

import hashlib
import json
import logging
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from helper.model.errors import HelperError
from helper.model.flow import Flow
from helper.runtime.archive import remove_dates
from helper.runtime.image import Kept, write_image
from helper.runtime.stdlib import needed_files, write_stdlib
from helper.runtime.wheels import FLOW_MODULE, LIBRARIES, Files, helper_files, library_files, write_wheel

WASM: Final = "pyodide.asm.wasm"
IMAGE: Final = "image.wasm"
STDLIB: Final = "python_stdlib.zip"
LOCK: Final = "pyodide-lock.json"
EPOCH: Final = "315532800"
"""January 1, 1980. With any SOURCE_DATE_EPOCH, bytecode contains a digest of its source instead of a date."""
INPUTS: Final = "inputs.sha256"
# The image depends on this, too: it runs both in Node, which makes the image, and in the browser.
SHARED: Final = Path(__file__).parents[1] / "browser" / "workers" / "instance.js"

log = logging.getLogger(f"mkdocs.{__name__}")


class RuntimePackingError(HelperError):
    """Pyodide is not installed, or a tool that packs Python failed."""


@dataclass(frozen=True)
class Distribution:
    """Two folders: `pyodide` changes only when Pyodide does, `python` whenever the helper does."""

    pyodide: Path
    python: Path


def assemble(flow: Flow, pyodide: Path, target: Path, *, is_preview: bool = False) -> Distribution:
    """The distribution, made in the folder `target` from Pyodide's npm package in the folder `pyodide`.

    It is made again only when its inputs change. If only the flow has changed, a preview does not look again for what runs,
    which takes most of the time. Raises RuntimePackingError and NodeError.
    """
    if not (pyodide / LOCK).exists():
        raise RuntimePackingError(
            f"Pyodide is not in {pyodide.parent.name}/, so Python cannot be packed for the browser. Run «make build» to "
            "install it."
        )
    wheels = [*map(library_files, LIBRARIES), helper_files(flow)]
    sources = sorted(path for suffix in ("py", "mjs") for path in Path(__file__).parent.rglob(f"*.{suffix}"))
    tools = [path.read_bytes() for path in (*sources, SHARED)]
    versions = f"{sys.version} {version('pyodide-build')}".encode()
    others = (pyodide / "package.json").read_bytes(), versions, *tools
    # A build takes nothing that a preview has made.
    inputs = _digest(wheels, str(is_preview).encode(), *others)
    kept = (
        Kept(target.with_name("kept.json"), _digest([_code(files) for files in wheels], *others))
        if is_preview
        else None
    )
    stamp = target / INPUTS
    distribution = Distribution(target / "pyodide", target / "python")
    if not stamp.exists() or stamp.read_text() != inputs:
        log.info("Packing Python for the browser …")
        # After a failure, the last distribution must still be whole: `make serve` goes on with it.
        fresh = target.with_name(f"{target.name}.new")
        shutil.rmtree(fresh, ignore_errors=True)
        for folder in (fresh / "pyodide", fresh / "python"):
            folder.mkdir(parents=True)
        shutil.copyfile(pyodide / WASM, fresh / "pyodide" / WASM)
        with ThreadPoolExecutor() as pool:
            image = pool.submit(write_image, pyodide, wheels, fresh / IMAGE, kept)
            _write_python(wheels, pyodide, fresh / "python", target.with_name("stdlib.json"))
            image.result()
        (fresh / IMAGE).rename(fresh / "python" / IMAGE)
        (fresh / INPUTS).write_text(inputs)
        shutil.rmtree(target, ignore_errors=True)
        fresh.rename(target)
    return distribution


def _write_python(wheels: list[Files], pyodide: Path, target: Path, cache: Path) -> None:
    written = [write_wheel(files, target) for files in wheels]
    stock = json.loads((pyodide / LOCK).read_text())
    # The lock file lists only our wheels, so Pyodide cannot load packages from elsewhere.
    (target / LOCK).write_text(json.dumps({**stock, "packages": {}}))
    options = ("--input", LOCK, "--output", LOCK, "--base-path", ".")
    _run_pyodide("lockfile", "add-wheels", *options, *(wheel.name for wheel in written), at=target)
    package = (pyodide / "package.json").read_bytes()
    sources = [data for files in wheels for name, data in _code(files).items() if name.endswith(".py")]
    files = needed_files(pyodide, target, b"".join([package, *sources]), cache)
    write_stdlib(pyodide / STDLIB, files, target / STDLIB)
    if stock["info"]["python"].startswith(f"{sys.version_info.major}.{sys.version_info.minor}."):
        _run_pyodide("py-compile", "--silent", ".", at=target)
        _remove_dates(target)
    else:
        log.info("The wheels ship source code: only Python %s could compile them.", stock["info"]["python"])


def _code(files: Files) -> Files:
    """The files of a wheel that do not depend on the flow. Its version, which is in the metadata, does."""
    return {
        name: data for name, data in files.items() if name != FLOW_MODULE and not name.endswith(".dist-info/METADATA")
    }


def _remove_dates(folder: Path) -> None:
    """Remove the dates from the archives in that folder, and update their digests in the lock file."""
    for path in (*folder.glob("*.whl"), folder / STDLIB):
        remove_dates(path)
    lock = json.loads((folder / LOCK).read_text())
    for package in lock["packages"].values():
        package["sha256"] = hashlib.sha256((folder / package["file_name"]).read_bytes()).hexdigest()
    (folder / LOCK).write_text(json.dumps(lock))


def _run_pyodide(*arguments: str, at: Path) -> None:
    command = [sys.executable, "-m", "pyodide_cli", *arguments]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    done = subprocess.run(command, cwd=at, env=variables, capture_output=True, text=True, check=False)  # noqa: S603 - fixed arguments
    if done.returncode:
        raise RuntimePackingError(f"«pyodide {' '.join(arguments)}» failed:\n{done.stderr.strip()[-2000:]}")


def _digest(wheels: list[Files], *others: bytes) -> str:
    digest = hashlib.sha256()
    for part in [*(item for files in wheels for pair in files.items() for item in pair), *others]:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8) + data)
    return digest.hexdigest()
