"""The service worker `sw.js`, which stores the site in the browser for offline use."""

import hashlib
import json
import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote

from helper.publish.assets import BROWSER, FALLBACK, FOLDER
from helper.publish.files.paths import OEMBED
from helper.publish.finish.tree import paths_in
from helper.publish.integrity import integrity
from helper.render.view import PLAIN_TEXT
from helper.runtime.distribution import IMAGE, LOCK, STDLIB, WASM

SERVICE_WORKER: Final = "sw.js"
SCRIPTS: Final = BROWSER / "service"
SUFFIXES: Final = (".css", ".csv", ".html", ".js", ".json", ".svg", ".woff2")
"""The types of the files that pages load or link to. Images of other types are for other sites and home screens."""
NAMES: Final = (f"/{PLAIN_TEXT}",)
"""The ends of the paths of other files that pages link to."""
EXCLUDED: Final = (f"{FOLDER}/pyodide-", f"{FOLDER}/python-", f"{FOLDER}/workers-", "embed", OEMBED)
"""The beginnings of paths: Python, which is stored once it has been used, and files that this site does not use itself."""


RUNTIME: Final = {
    "image": (f"python-*/{IMAGE}",),
    "plain": (f"workers-*/{FALLBACK}", f"pyodide-*/{WASM}", f"python-*/{STDLIB}", f"python-*/{LOCK}", "python-*/*.whl"),
}
"""The files of each way to start Python, whose names are public."""


def service_worker(site: Path, offline: bool, frame_ancestors: str) -> str:
    """The script for the finished site in that folder. Without `offline`, it deletes what an earlier one stored.

    `frame_ancestors` are the sites that may show stored pages in frames, as the policy names them.
    """
    # A service worker is a classic script, which cannot import modules.
    prefix = (BROWSER / "prefix.js").read_text("utf-8").replace("export const", "const")
    if not offline:
        return prefix + (SCRIPTS / "remove.js").read_text("utf-8")
    files = offline_files(site)
    build = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
    known = {"build": build, "files": files, "runtime": runtime_files(site), "frameAncestors": frame_ancestors}
    site_line = f"const SITE = {json.dumps(known)};\n"
    return site_line + prefix + (SCRIPTS / "cache.js").read_text("utf-8")


def offline_files(site: Path) -> Mapping[str, str]:
    """The digest of each file to store, by its URL path below the site's root."""
    return {_url_path(path): integrity((site / path).read_bytes()) for path in _paths(site)}


def runtime_files(site: Path) -> Mapping[str, Mapping[str, str]]:
    """The digest of each file of each way to start Python, by its path below the site's root."""
    found = {
        name: [path for pattern in patterns for path in sorted((site / FOLDER).glob(pattern))]
        for name, patterns in RUNTIME.items()
    }
    return {
        name: {path.relative_to(site).as_posix(): integrity(path.read_bytes()) for path in paths}
        for name, paths in found.items()
    }


def _paths(site: Path) -> Iterator[str]:
    for path in paths_in(site):
        if path.endswith((*SUFFIXES, *NAMES)) and not path.startswith(EXCLUDED) and path != SERVICE_WORKER:
            yield path


def _url_path(path: str) -> str:
    """The path as URLs have it."""
    return quote(path.removesuffix("index.html") if posixpath.basename(path) == "index.html" else path)
