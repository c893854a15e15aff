"""Subresource integrity: a page names the digests of its scripts and styles, and the browser refuses any other file.

A page in a sandboxed frame has no origin, so that its own files are another site's to it. There the browser compares
digests only where it asks in the mode for other sites, and the host allows all of them.
"""

import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from helper.publish.finish.tags import Tag, tags, with_insertions
from helper.publish.integrity import integrity

IMPORT: Final = re.compile(r'^import\b[^"\n]*"(\.{1,2}/[^"]+)";$', re.MULTILINE)
"""A static import in one of our scripts."""
MODE: Final = 'crossorigin="anonymous"'
"""Asks in the mode for other sites; cookies still go to the page's own site only."""


def with_integrity(html: str, address: str, site: Path, root: str) -> str:
    """A page with the digest of every script and stylesheet, and of the modules that its scripts import.

    `address` is that of the page and `root` that of the folder `site`, both as paths on the host.
    """

    def file(target: str) -> Path:
        return site / target.removeprefix(root)

    insertions: list[tuple[int, str]] = []
    for tag in tags(html):
        source = _source(tag)
        if source is None:
            continue
        target = urljoin(address, source)
        insertions.append((tag.end - 1, f' integrity="{integrity(file(target).read_bytes())}" {MODE}'))
        if tag.attributes.get("type") == "module":
            # The element's digest is that of the first module only; a preloaded module keeps its own.
            for path in _imports(file(target)):
                module = posixpath.join(posixpath.dirname(source), os.path.relpath(path, file(target).parent))
                digest = integrity(path.read_bytes())
                preload = f'<link rel="modulepreload" href="{module}" integrity="{digest}" {MODE}>'
                insertions.append((tag.start, preload))
    return with_insertions(html, insertions)


def _source(tag: Tag) -> str | None:
    """The address of the script or stylesheet that an element loads."""
    if tag.name == "script":
        return tag.attributes.get("src")
    return tag.attributes.get("href") if tag.name == "link" and tag.attributes.get("rel") == "stylesheet" else None


def _imports(module: Path) -> Iterator[Path]:
    """The modules that this one imports, and those that they import."""
    found: dict[Path, None] = {}
    pending = [module]
    while pending:
        importing = pending.pop()
        for name in IMPORT.findall(importing.read_text("utf-8")):
            path = Path(os.path.normpath(importing.parent / name))
            if path not in found:
                found[path] = None
                pending.append(path)
    return iter(found)
