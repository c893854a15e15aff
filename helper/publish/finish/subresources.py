"""Subresource integrity: pages name the digests of their scripts and stylesheets, and browsers reject other files.

A page in a sandboxed frame has no origin, so even its own files are cross-origin. For those, browsers check digests only
in CORS mode, and only where the host allows every origin.
"""

import os
import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from helper.publish.finish.tags import Insertion, Tag
from helper.publish.integrity import integrity

IMPORT: Final = re.compile(r'^import\b[^"\n]*"(\.{1,2}/[^"]+)";$', re.MULTILINE)
"""A static import in a script of the helper."""
CORS: Final = 'crossorigin="anonymous"'
"""CORS mode."""


def integrity_insertions(page: Iterable[Tag], path: str, site: Path, root: str) -> Iterator[Insertion]:
    """The digests of the scripts of a page with those tags, of the modules that they import, and of its stylesheets.

    `path` and `root` are the URL paths of the page and of the folder `site`.
    """

    def file(target: str) -> Path:
        return site / target.removeprefix(root)

    for tag in page:
        source = _source(tag)
        if source is None:
            continue
        target = urljoin(path, source)
        yield tag.end - 1, f' integrity="{integrity(file(target).read_bytes())}" {CORS}'
        if tag.attributes.get("type") == "module":
            # The element's digest covers only the module that it names. Preloading gives each imported module its own.
            for imported in _imports(file(target)):
                relative = os.path.relpath(imported, file(target).parent)
                module = posixpath.normpath(posixpath.join(posixpath.dirname(source), relative))
                digest = integrity(imported.read_bytes())
                yield tag.start, f'<link rel="modulepreload" href="{module}" integrity="{digest}" {CORS}>'


def _source(tag: Tag) -> str | None:
    """The URL of the script or stylesheet that an element loads, or None."""
    if tag.name == "script":
        return tag.attributes.get("src")
    return tag.attributes.get("href") if tag.name == "link" and tag.attributes.get("rel") == "stylesheet" else None


def _imports(module: Path) -> list[Path]:
    """The modules that this one imports, directly or indirectly, in alphabetical order."""
    found: set[Path] = set()
    pending = [module]
    while pending:
        importing = pending.pop()
        for name in IMPORT.findall(importing.read_text("utf-8")):
            path = Path(os.path.normpath(importing.parent / name))
            if path not in found:
                found.add(path)
                pending.append(path)
    return sorted(found)
