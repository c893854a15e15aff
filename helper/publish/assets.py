"""The files that pages load. Each folder has the digest of its contents in its name.

So browsers may cache the files for good, and a page never gets scripts, Pyodide or a memory image of another build.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from helper.publish.bundle import bundle
from helper.publish.integrity import integrity
from helper.render.environment import COMPONENTS, STYLES
from helper.runtime.distribution import IMAGE, LOCK, STDLIB, WASM, Distribution

FOLDER: Final = "assets/helper"
BROWSER: Final = Path(__file__).parents[1] / "browser"
SCRIPT: Final = "helper.js"
EMBED_SCRIPT: Final = "frame.js"
FLOW_SCRIPT: Final = "cases.js"
FLOW_COMPONENTS: Final = ("cases", "flow_map")
"""What only the page about the whole flow shows. It has a stylesheet and a script of its own, so that no other page loads them."""
WORKERS: Final = BROWSER / "workers"
FALLBACK: Final = "fallback.js"
GLUE: Final = "pyodide.asm.js"
"""Pyodide's script around its WebAssembly file, which the fallback needs."""
SCRIPT_FOLDER: Final = "scripts"
STYLE_FOLDER: Final = "styles"
"""The names of folders, without their digests."""
STYLESHEET: Final = "site.css"
EMBED_STYLESHEET: Final = "embed.css"
FLOW_STYLESHEET: Final = "flow.css"
FONT: Final = "atkinson-hyperlegible-next.woff2"
FONT_LICENSE: Final = "OFL.txt"
SHEETS: Final = {
    STYLESHEET: (
        "tokens",
        "dark",
        "font",
        "theme",
        "header",
        "search",
        "navigation",
        "text",
        "home",
        "print",
    ),
    EMBED_STYLESHEET: ("tokens", "dark", "font", "embed", "theme", "text", "print"),
}
"""The styles in each stylesheet, which also has those of all components."""


@dataclass(frozen=True)
class Assets:
    """All paths are below the site's root.

    The first seven are what pages load; `texts` are the contents of generated files, and `files` the files to copy.
    """

    script: str
    embed_script: str
    stylesheet: str
    embed_stylesheet: str
    flow_script: str
    flow_stylesheet: str
    font: str
    texts: Mapping[str, str]
    files: Mapping[str, Path]

    @property
    def paths(self) -> dict[str, str]:
        """What pages load, by what it is."""
        return {field.name: value for field in fields(self) if isinstance(value := getattr(self, field.name), str)}


def assets(runtime: Distribution, node_modules: Path, font: Path, font_license: Path, site_url: str = "") -> Assets:
    """The stylesheets with their font and its license, the helper's scripts and the runtime.

    On paper, the stylesheets put the site's URL before the paths of its pages. Raises NodeError.
    """
    root = f':root {{ --kag-site: "{site_url}"; }}'
    sheets = {sheet: f"{root}\n{_stylesheet(names)}" for sheet, names in SHEETS.items()} | {
        FLOW_STYLESHEET: "\n".join((COMPONENTS / name / f"{name}.css").read_text("utf-8") for name in FLOW_COMPONENTS),
    }
    fonts = {FONT: font, FONT_LICENSE: font_license}
    styles = f"{FOLDER}/{folder_name(STYLE_FOLDER, _encoded(sheets) | _contents(fonts))}"
    paths: dict[Path, str] = {}
    for folder in (runtime.pyodide, runtime.python):
        files = sorted(folder.iterdir())
        name = folder_name(folder.name, _contents({file.name: file for file in files}))
        paths.update((file, f"{name}/{file.name}") for file in files)
    glue = (node_modules / "pyodide" / GLUE).read_text("utf-8")
    workers = {FALLBACK: glue + bundle(WORKERS / FALLBACK, node_modules, "iife")}
    worker_folder = folder_name("workers", _encoded(workers))
    known = {
        "RUNTIME": _runtime_files(runtime, paths, f"{worker_folder}/{FALLBACK}", workers[FALLBACK]),
        "WORKER": bundle(WORKERS / "image.js", node_modules, "iife"),
    }
    pages = {name: bundle(BROWSER / name, node_modules, "esm", known) for name in (SCRIPT, EMBED_SCRIPT)} | {
        FLOW_SCRIPT: bundle(COMPONENTS / "cases" / FLOW_SCRIPT, node_modules, "esm")
    }
    scripts = f"{FOLDER}/{folder_name(SCRIPT_FOLDER, _encoded(pages))}"
    return Assets(
        script=f"{scripts}/{SCRIPT}",
        embed_script=f"{scripts}/{EMBED_SCRIPT}",
        stylesheet=f"{styles}/{STYLESHEET}",
        embed_stylesheet=f"{styles}/{EMBED_STYLESHEET}",
        flow_script=f"{scripts}/{FLOW_SCRIPT}",
        flow_stylesheet=f"{styles}/{FLOW_STYLESHEET}",
        font=f"{styles}/{FONT}",
        texts={
            f"{folder}/{name}": text
            for folder, texts in ((styles, sheets), (scripts, pages), (f"{FOLDER}/{worker_folder}", workers))
            for name, text in texts.items()
        },
        files={
            **{f"{styles}/{name}": file for name, file in fonts.items()},
            **{f"{FOLDER}/{path}": file for file, path in paths.items()},
        },
    )


def _stylesheet(names: tuple[str, ...]) -> str:
    components = [path for path in sorted(COMPONENTS.glob("*/*.css")) if path.stem not in FLOW_COMPONENTS]
    return "\n".join([*map(_read, names), *(path.read_text("utf-8") for path in components)])


def _read(name: str) -> str:
    return (STYLES / f"{name}.css").read_text("utf-8")


def _runtime_files(runtime: Distribution, paths: Mapping[Path, str], fallback: str, script: str) -> dict[str, Any]:
    """The files of the runtime as `runtime.d.ts` declares them. `paths` are those of its files below `FOLDER`.

    `fallback` is the path of the fallback worker, and `script` the worker itself.
    """

    def described(path: str, data: bytes) -> dict[str, str]:
        return {"path": f"../{path}", "integrity": integrity(data)}

    files = {file: described(path, file.read_bytes()) for file, path in paths.items()}
    return {
        "image": files[runtime.python / IMAGE],
        "fallback": described(fallback, script.encode()),
        "wasm": files[runtime.pyodide / WASM],
        "stdlib": files[runtime.python / STDLIB],
        "lock": files[runtime.python / LOCK],
        "wheels": [entry for file, entry in files.items() if file.suffix == ".whl"],
    }


def folder_name(name: str, contents: Mapping[str, bytes]) -> str:
    """The name of a folder with those contents, by path: its own name and a digest of the contents."""
    digests = "".join(f"{path} {_sha256(data)}\n" for path, data in sorted(contents.items()))
    return f"{name}-{_sha256(digests.encode())[:12]}"


def _encoded(texts: Mapping[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in texts.items()}


def _contents(files: Mapping[str, Path]) -> dict[str, bytes]:
    return {name: file.read_bytes() for name, file in files.items()}


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
