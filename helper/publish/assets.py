"""The files beside the pages. All of an address but its folder stays; the folder's name has the digest of its contents.

So a browser may keep each file for ever, and a page never gets scripts, Pyodide or an image of another build.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helper.publish.integrity import integrity
from helper.render.environment import COMPONENTS, STYLES
from helper.runtime.distribution import IMAGE, LOCK, STDLIB, Distribution

FOLDER: Final = "assets/helper"
HELPER: Final = Path(__file__).parents[1]
BROWSER: Final = HELPER / "browser"
SCRIPTS: Final = ("browser/*.js", "browser/workers/*.js", "render/components/*/*.js")
"""The modules that run in pages and workers. They import one another by their places below `helper/`, and keep those."""
FILES: Final = "browser/workers/files.js"
STYLESHEET: Final = "site.css"
EMBED_STYLESHEET: Final = "embed.css"
DARK_STYLESHEET: Final = "dark.css"
"""A part of the first, which the pages for frames have beside the second."""
FONT: Final = "atkinson-hyperlegible-next.woff2"
FONT_LICENCE: Final = "OFL.txt"
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
        "qr_code",
        "print",
    ),
    EMBED_STYLESHEET: ("tokens", "font", "embed", "theme", "text", "print"),
}
"""Which of our styles each sheet has, besides those of the components."""


@dataclass(frozen=True)
class Assets:
    """Addresses below the site's root: of what pages name, of texts and of files to copy."""

    script: str
    embed_script: str
    stylesheet: str
    embed_stylesheet: str
    dark_stylesheet: str
    font: str
    texts: Mapping[str, str]
    files: Mapping[str, Path]


def assets(runtime: Distribution, font: Path, font_licence: Path) -> Assets:
    """The site's styles with their font and its licence, the helper's scripts and the runtime."""
    styles = {sheet: _joined(names) for sheet, names in SHEETS.items()} | {DARK_STYLESHEET: _read("dark")}
    fonts = {FONT: font, FONT_LICENCE: font_licence}
    look = f"{FOLDER}/{_named('styles', {name: text.encode() for name, text in styles.items()} | _contents(fonts))}"
    places: dict[Path, str] = {}
    for folder in (runtime.pyodide, runtime.python):
        files = sorted(folder.iterdir())
        name = _named(folder.name, _contents({path.name: path for path in files}))
        places.update((path, f"{name}/{path.name}") for path in files)
    module = _files_module(runtime, places)
    sources = {
        path.relative_to(HELPER).as_posix(): path for pattern in SCRIPTS for path in sorted(HELPER.glob(pattern))
    }
    scripts = _named("scripts", {FILES: module.encode(), **_contents(sources)})
    return Assets(
        script=f"{FOLDER}/{scripts}/browser/helper.js",
        embed_script=f"{FOLDER}/{scripts}/browser/frame.js",
        stylesheet=f"{look}/{STYLESHEET}",
        embed_stylesheet=f"{look}/{EMBED_STYLESHEET}",
        dark_stylesheet=f"{look}/{DARK_STYLESHEET}",
        font=f"{look}/{FONT}",
        texts={**{f"{look}/{name}": text for name, text in styles.items()}, f"{FOLDER}/{scripts}/{FILES}": module},
        files={
            **{f"{look}/{name}": path for name, path in fonts.items()},
            **{f"{FOLDER}/{scripts}/{name}": path for name, path in sources.items()},
            **{f"{FOLDER}/{place}": path for path, place in places.items()},
        },
    )


def _joined(names: tuple[str, ...]) -> str:
    """Those of our styles, and then those of all components."""
    return "\n".join([*map(_read, names), *(path.read_text("utf-8") for path in sorted(COMPONENTS.glob("*/*.css")))])


def _read(name: str) -> str:
    return (STYLES / f"{name}.css").read_text("utf-8")


def _files_module(runtime: Distribution, places: Mapping[Path, str]) -> str:
    """The module `files.js`, which `files.d.ts` describes."""
    files = {
        path: {"path": f"../../../{place}", "integrity": integrity(path.read_bytes())} for path, place in places.items()
    }
    named = {
        "WASM": runtime.pyodide / "pyodide.asm.wasm",
        "GLUE": runtime.pyodide / "pyodide.asm.js",
        "IMAGE": runtime.python / IMAGE,
        "PYODIDE": runtime.pyodide / "pyodide.mjs",
        "STDLIB": runtime.python / STDLIB,
        "LOCK": runtime.python / LOCK,
    }
    values = {
        **{name: files[path] for name, path in named.items()},
        "FALLBACK": [file for path, file in files.items() if path.name != IMAGE],
    }
    return "".join(f"export const {name} = {json.dumps(value)};\n" for name, value in values.items())


def _named(folder: str, files: Mapping[str, bytes]) -> str:
    """The name of a folder with those files, which differs for other contents."""
    digests = "".join(f"{name} {_sha256(data)}\n" for name, data in sorted(files.items()))
    return f"{folder}-{_sha256(digests.encode())[:12]}"


def _contents(files: Mapping[str, Path]) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in files.items()}


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
