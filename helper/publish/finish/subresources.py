"""Subresource integrity: pages name the digests of their scripts and stylesheets, and browsers reject other files.

A page in a sandboxed frame has no origin, so even its own files are cross-origin. For those, browsers check digests only
in CORS mode, and only where the host allows every origin.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from helper.publish.finish.tags import Insertion, Tag
from helper.publish.integrity import integrity

CORS: Final = 'crossorigin="anonymous"'
"""CORS mode."""
SEARCH: Final = "assets/javascripts/workers/search.*.js"
"""The script of the theme's worker for the search."""


def integrity_insertions(page: Iterable[Tag], path: str, site: Path, root: str) -> Iterator[Insertion]:
    """The digests of the scripts and stylesheets of a page with those tags, and of the worker for the search.

    `path` and `root` are the URL paths of the page and of the folder `site`.
    """
    for tag in page:
        if source := _source(tag):
            data = (site / urljoin(path, source).removeprefix(root)).read_bytes()
            yield tag.end - 1, f' integrity="{integrity(data)}" {CORS}'
        elif "data-search-worker" in tag.attributes:
            [worker] = site.glob(SEARCH)
            yield tag.end - 1, f' data-integrity="{integrity(worker.read_bytes())}"'


def _source(tag: Tag) -> str | None:
    """The URL of the script or stylesheet that an element loads, or None."""
    if tag.name == "script":
        return tag.attributes.get("src")
    return tag.attributes.get("href") if tag.name == "link" and tag.attributes.get("rel") == "stylesheet" else None
