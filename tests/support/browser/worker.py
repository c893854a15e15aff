"""Starts Python and asks it, without the page's elements."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from helper.publish.assets import WORKERS
from helper.publish.bundle import bundle
from helper.publish.integrity import integrity
from tests.support.project import ROOT
from tests.support.server import Overlay

ASK: Final = "([url, name, requests]) => import(url).then(({ ask }) => ask(name, requests))"
"""Takes the URL of `starts.js`, the name of a way to start and requests. Resolves as `ask` in `starts.js` does."""
SCRIPT: Final = Path(__file__).with_name("starts.js")


def starts_path(site: Path) -> str:
    """The path of `starts.js` in the site that `with_starts` changes."""
    [scripts] = site.glob("assets/helper/scripts-*")
    return f"{scripts.relative_to(site).as_posix()}/{SCRIPT.name}"


def starts(site: Path, changed: Overlay | None = None) -> Overlay:
    """The script `starts.js` for the site. It expects the digests of the `changed` files."""
    runtime = f"const RUNTIME = {json.dumps(_runtime(site, changed or {}))};\n"
    return {starts_path(site): (runtime + _script()).encode()}


@cache
def _script() -> str:
    modules = ROOT / "node_modules"
    return bundle(SCRIPT, modules, "esm", {"WORKER": bundle(WORKERS / "image.js", modules, "iife")})


def _runtime(site: Path, changed: Overlay) -> dict[str, Any]:
    def file(path: Path) -> dict[str, str]:
        data = changed.get(path.relative_to(site).as_posix()) or path.read_bytes()
        return {"path": f"../{path.parent.name}/{path.name}", "integrity": integrity(data)}

    def only(pattern: str) -> dict[str, str]:
        [path] = site.glob(f"assets/helper/{pattern}")
        return file(path)

    return {
        "image": only("python-*/image.wasm"),
        "fallback": only("workers-*/fallback.js"),
        "wasm": only("pyodide-*/pyodide.asm.wasm"),
        "stdlib": only("python-*/python_stdlib.zip"),
        "lock": only("python-*/pyodide-lock.json"),
        "wheels": [file(path) for path in sorted(site.glob("assets/helper/python-*/*.whl"))],
    }
