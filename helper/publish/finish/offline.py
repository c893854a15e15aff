"""The service worker `sw.js`, which stores the site in the browser for offline use."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from helper.publish.assets import BROWSER, FOLDER
from helper.publish.integrity import integrity
from helper.render.view import PLAIN_TEXT

SERVICE_WORKER: Final = "sw.js"
SCRIPTS: Final = BROWSER / "service"
SUFFIXES: Final = (".css", ".html", ".js", ".json", ".svg", ".woff2")
"""The types of the files that pages load or link to. Images of other types are for other sites and home screens."""
NAMES: Final = (PLAIN_TEXT,)
"""The names of other files that pages link to."""
EXCLUDED: Final = (f"{FOLDER}/pyodide-", f"{FOLDER}/python-", f"{FOLDER}/workers-", "embed", "oembed.json")
"""The beginnings of paths: Python, which is stored once it has been used, and files that this site does not use itself."""


def service_worker(site: Path, offline: bool) -> str:
    """The script for the finished site in that folder. Without `offline`, it deletes what an earlier one stored."""
    # A service worker is a classic script, which cannot import modules.
    prefix = (BROWSER / "prefix.js").read_text("utf-8").replace("export const", "const")
    if not offline:
        return prefix + (SCRIPTS / "remove.js").read_text("utf-8")
    files = offline_files(site)
    build = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
    site_line = f"const SITE = {json.dumps({'build': build, 'files': files})};\n"
    return site_line + prefix + (SCRIPTS / "cache.js").read_text("utf-8")


def offline_files(site: Path) -> Mapping[str, str]:
    """The digest of each file to store, by its URL path below the site's root."""
    return {_url_path(path): integrity((site / path).read_bytes()) for path in _paths(site)}


def _paths(site: Path) -> Iterator[str]:
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if (file.suffix in SUFFIXES or file.name in NAMES) and not path.startswith(EXCLUDED) and path != SERVICE_WORKER:
            yield path


def _url_path(path: str) -> str:
    return path.removesuffix("index.html") if Path(path).name == "index.html" else path
