"""The addresses of links and pictures that are written in Markdown: it names files, and pages have other addresses."""

import posixpath
from typing import Final
from urllib.parse import quote, unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from helper.publish.pages.guide import GuidePage, path_of_file
from helper.publish.pages.links import ATTRIBUTES

SAFE: Final = "/~!$&'()*+,;=:@"
"""The characters that the path of a URL has as they are (RFC 3986)."""


class PageAddresses(Extension):
    """Replaces the names of files in a page's links and pictures by their addresses, as seen from the page.

    From the page for lost addresses, which has no place of its own, they begin with `root`, the path of the site.
    """

    def __init__(self, page: GuidePage, root: str) -> None:
        super().__init__()
        self._page, self._root = page, root

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown’s name
        md.treeprocessors.register(_Replace(md, self._page, self._root), "page-addresses", 0)


class _Replace(Treeprocessor):
    def __init__(self, md: Markdown, page: GuidePage, root: str) -> None:
        super().__init__(md)
        self._page, self._root = page, root

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = ATTRIBUTES.get(str(element.tag), "")
            address = element.get(name)
            # Markdown hides email addresses from simple programs that collect them.
            if address and not address.startswith(AMP_SUBSTITUTE):
                element.set(name, self._address(address))

    def _address(self, address: str) -> str:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path:
            return address
        file = posixpath.normpath(posixpath.join(posixpath.dirname(self._page.file), unquote(parts.path)))
        path = path_of_file(file) if file.endswith(".md") else file
        if self._page.is_lost:
            found = self._root + path
        else:
            found = posixpath.relpath(f"/{path}", posixpath.dirname(f"/{self._page.path}"))
            found += "/" * (path.endswith("/") or not path)
        return urlunsplit(parts._replace(path=quote(found, safe=SAFE)))
