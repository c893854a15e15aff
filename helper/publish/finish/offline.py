"""The service worker with which a browser keeps the site for visits without a network: `sw.js`."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from helper.publish.assets import BROWSER, FOLDER
from helper.publish.integrity import integrity
from helper.publish.pages.states import PLAIN_TEXT

SERVICE_WORKER: Final = "sw.js"
SCRIPTS: Final = BROWSER / "service"
SUFFIXES: Final = (".css", ".html", ".js", ".json", ".svg", ".woff2")
"""Of the files that pages load and link to. The pictures of other kinds are for other sites and for home screens."""
LINKED: Final = (PLAIN_TEXT,)
"""The names of those that are kept, too."""
LEFT_OUT: Final = (f"{FOLDER}/pyodide-", f"{FOLDER}/python-", "assets/javascripts/lunr/", "embed", "oembed.json")
"""What is kept only once it was used (Python), and never used here (the search in other languages, what is for other sites)."""


def service_worker(site: Path, offline: bool) -> str:
    """The script for the finished site in that folder. Without `offline` it is one that removes what an earlier one kept."""
    # A service worker is a classic script, which cannot import the module.
    prefix = (BROWSER / "prefix.js").read_text("utf-8").replace("export const", "const")
    if not offline:
        return prefix + (SCRIPTS / "remove.js").read_text("utf-8")
    files = kept_files(site)
    build = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
    site_line = f"const SITE = {json.dumps({'build': build, 'files': files})};\n"
    return site_line + prefix + (SCRIPTS / "cache.js").read_text("utf-8")


def kept_files(site: Path) -> Mapping[str, str]:
    """The digest of each file that is kept, by its address below the site's root."""
    return {_address(path): integrity((site / path).read_bytes()) for path in _paths(site)}


def _paths(site: Path) -> Iterator[str]:
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if (
            (file.suffix in SUFFIXES or file.name in LINKED)
            and not path.startswith(LEFT_OUT)
            and path != SERVICE_WORKER
        ):
            yield path


def _address(path: str) -> str:
    return path.removesuffix("index.html") if Path(path).name == "index.html" else path
