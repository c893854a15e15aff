"""What the links of a hand-written page say on paper, where nobody can follow them."""

import re
from collections.abc import Iterator
from html import escape
from typing import Final
from urllib.parse import urljoin

from helper.publish.finish.tags import Insertion, Tag, tags, with_insertions

HAS_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:")
OF_COMPONENTS: Final = re.compile(r"\bhelper-")
"""The classes of links in components."""
TAGS: Final = re.compile("<[^>]*>")


def with_addresses(html: str, url: str) -> str:
    """The page at that URL below the site's root, with what `print.css` prints after its links.

    A link to a page of the site gets that page's path as `data-path`, and a link to another site `data-url`, unless the
    address is its text. Components know themselves what to print after their links.
    """
    return with_insertions(html, _insertions(html, tags(html), f"/{url}"))


def _insertions(html: str, found: list[Tag], base: str) -> Iterator[Insertion]:
    for tag in found:
        href = tag.attributes.get("href", "")
        if tag.name != "a" or not href or OF_COMPONENTS.search(tag.attributes.get("class", "")):
            continue
        text = TAGS.sub("", html[tag.end : html.find("</a>", tag.end)]).strip()
        if not HAS_SCHEME.match(href) and not href.startswith("#"):
            yield tag.end - 1, f' data-path="{escape(urljoin(base, href).removeprefix("/"))}"'
        elif href.startswith("http") and (not text or text not in href):
            yield tag.end - 1, ' data-url=""'
