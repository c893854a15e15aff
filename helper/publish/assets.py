"""The files that pages load. Each folder has the digest of its contents in its name.

So browsers may cache the files for good, and a page never gets scripts, Pyodide or a memory image of another build.
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
"""The modules for pages and workers. They keep their paths below `helper/`, because they import one another by those."""
FILES: Final = "browser/workers/files.js"
STYLESHEET: Final = "site.css"
EMBED_STYLESHEET: Final = "embed.css"
DARK_STYLESHEET: Final = "dark.css"
"""Part of the site's stylesheet, but separate from that of embedded pages."""
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
    EMBED_STYLESHEET: ("tokens", "font", "embed", "theme", "text", "print"),
}
"""The styles in each stylesheet, which also has those of all components."""


@dataclass(frozen=True)
class Assets:
    """All paths are below the site's root.

    The first six are what pages load; `texts` are the contents of generated files, and `files` the files to copy.
    """

    script: str
    embed_script: str
    stylesheet: str
    embed_stylesheet: str
    dark_stylesheet: str
    font: str
    texts: Mapping[str, str]
    files: Mapping[str, Path]


def assets(runtime: Distribution, font: Path, font_license: Path, site_url: str = "") -> Assets:
    """The stylesheets with their font and its license, the helper's scripts and the runtime.

    On paper, the stylesheets put the site's URL before the paths of its pages.
    """
    root = f':root {{ --kag-site: "{site_url}"; }}'
    sheets = {sheet: f"{root}\n{_stylesheet(names)}" for sheet, names in SHEETS.items()} | {
        DARK_STYLESHEET: _read("dark")
    }
    fonts = {FONT: font, FONT_LICENSE: font_license}
    styles = f"{FOLDER}/{_folder('styles', {name: text.encode() for name, text in sheets.items()} | _contents(fonts))}"
    paths: dict[Path, str] = {}
    for folder in (runtime.pyodide, runtime.python):
        files = sorted(folder.iterdir())
        name = _folder(folder.name, _contents({file.name: file for file in files}))
        paths.update((file, f"{name}/{file.name}") for file in files)
    module = _files_module(runtime, paths)
    modules = {
        file.relative_to(HELPER).as_posix(): file for pattern in SCRIPTS for file in sorted(HELPER.glob(pattern))
    }
    scripts = f"{FOLDER}/{_folder('scripts', {FILES: module.encode(), **_contents(modules)})}"
    return Assets(
        script=f"{scripts}/browser/helper.js",
        embed_script=f"{scripts}/browser/frame.js",
        stylesheet=f"{styles}/{STYLESHEET}",
        embed_stylesheet=f"{styles}/{EMBED_STYLESHEET}",
        dark_stylesheet=f"{styles}/{DARK_STYLESHEET}",
        font=f"{styles}/{FONT}",
        texts={**{f"{styles}/{name}": text for name, text in sheets.items()}, f"{scripts}/{FILES}": module},
        files={
            **{f"{styles}/{name}": file for name, file in fonts.items()},
            **{f"{scripts}/{name}": file for name, file in modules.items()},
            **{f"{FOLDER}/{path}": file for file, path in paths.items()},
        },
    )


def _stylesheet(names: tuple[str, ...]) -> str:
    return "\n".join([*map(_read, names), *(path.read_text("utf-8") for path in sorted(COMPONENTS.glob("*/*.css")))])


def _read(name: str) -> str:
    return (STYLES / f"{name}.css").read_text("utf-8")


def _files_module(runtime: Distribution, paths: Mapping[Path, str]) -> str:
    """The module `files.js`, which `files.d.ts` declares. `paths` are those of the runtime's files below `FOLDER`."""
    files = {
        file: {"path": f"../../../{path}", "integrity": integrity(file.read_bytes())} for file, path in paths.items()
    }
    exported = {
        "WASM": files[runtime.pyodide / "pyodide.asm.wasm"],
        "GLUE": files[runtime.pyodide / "pyodide.asm.js"],
        "IMAGE": files[runtime.python / IMAGE],
        "PYODIDE": files[runtime.pyodide / "pyodide.mjs"],
        "STDLIB": files[runtime.python / STDLIB],
        "LOCK": files[runtime.python / LOCK],
        "FALLBACK": [entry for file, entry in files.items() if file.name != IMAGE],
    }
    return "".join(f"export const {name} = {json.dumps(value)};\n" for name, value in exported.items())


def _folder(name: str, contents: Mapping[str, bytes]) -> str:
    """The name of a folder with those contents, by path: its own name and a digest of the contents."""
    digests = "".join(f"{path} {_sha256(data)}\n" for path, data in sorted(contents.items()))
    return f"{name}-{_sha256(digests.encode())[:12]}"


def _contents(files: Mapping[str, Path]) -> dict[str, bytes]:
    return {name: file.read_bytes() for name, file in files.items()}


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
