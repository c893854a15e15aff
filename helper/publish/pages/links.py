"""Checks the links and pictures of hand-written pages: each leads to a page, a part of one, or a file of the site."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from helper.engine.paths import EMBED, START
from helper.model.load.html import Remark
from helper.model.load.keys import nearest
from helper.publish.finish.tags import Tag
from helper.publish.pages.guide import GuidePage

HOST: Final = re.compile(r"(www\.)?[\w-]+(\.[\w-]+)*\.[a-z]{2,}", re.I)
ATTRIBUTES: Final = {"a": "href", "img": "src"}


@dataclass(frozen=True)
class Targets:
    """Where links can lead: `pages` have the ids on each written page by its file, or None where they are unknown.

    `states` are the paths of the helper's pages, or None if they are unknown; `state_ids` are the ids that these may have.
    `files` are all others, by their paths below the site's root.
    """

    pages: Mapping[str, Collection[str] | None]
    states: Collection[str] | None
    state_ids: Collection[str]
    files: Collection[str]

    def page(self, file: str) -> Collection[str] | None:
        """The ids of the page in that file, which may be one of the helper's. Raises KeyError if there is none."""
        if file in self.pages:
            return self.pages[file]
        path = file.removesuffix("index.md")
        if (
            file.endswith("/index.md")
            and path.startswith((START, EMBED))
            and (self.states is None or path in self.states)
        ):
            return None if self.states is None else self.state_ids
        raise KeyError(file)


class WrittenLinks(Extension):
    """Collects the links and pictures that are written in Markdown. MkDocs turns these into addresses, and no others."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: set[str] = set()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown’s name
        md.treeprocessors.register(_Collect(md, self.addresses), "written-links", 0)


class _Collect(Treeprocessor):
    def __init__(self, md: Markdown, addresses: set[str]) -> None:
        super().__init__(md)
        self._addresses = addresses

    def run(self, root: Element) -> None:
        for element in root.iter():
            if address := element.get(ATTRIBUTES.get(str(element.tag), "")):
                self._addresses.add(address)


def link_remarks(
    page: GuidePage, tags: Iterable[Tag], written: Collection[str], targets: Targets
) -> Iterator[tuple[int, str, str]]:
    """The line, problem and remedy of each link and picture among the tags of the page that leads nowhere.

    `written` are the addresses that are written in Markdown.
    """
    addresses = (tag.attributes.get(ATTRIBUTES.get(tag.name, ""), "") for tag in tags)
    for address in dict.fromkeys(filter(None, addresses)):
        if remark := _remark(page, address, targets, in_markdown=address in written):
            for line in lines_with(page.text, address):
                yield line, *remark


def lines_with(text: str, address: str) -> list[int]:
    """The lines of the text that name the address, or the first line."""
    pattern = re.compile(rf"(?<![\w./#-]){re.escape(address)}(?![\w./#-])")
    return [number for number, line in enumerate(text.split("\n"), 1) if pattern.search(line)] or [1]


def _remark(page: GuidePage, address: str, targets: Targets, *, in_markdown: bool) -> Remark | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None  # reported as an address
    if parts.scheme or parts.netloc:
        return None
    if parts.path.startswith("/"):
        return (
            f"The address “{address}” begins with a slash, so it leaves a site below a path.",
            "Write it from this page on: ../…",
        )
    base = posixpath.dirname(page.file) if in_markdown else page.path
    path = posixpath.normpath(posixpath.join(base, unquote(parts.path))) if parts.path else ""
    file = page.file if not parts.path else path if in_markdown else _file_of(path, parts.path, targets)
    if path.startswith(".."):
        return f"The address “{address}” leads out of the site.", "Correct it."
    try:
        known = targets.page(file)
    except KeyError:
        return None if path in targets.files else _nowhere(address, parts.path, path, targets, in_markdown=in_markdown)
    if not parts.fragment or known is None or unquote(parts.fragment) in known:
        return None
    close = nearest(parts.fragment, known)
    remedy = f"Did you mean “#{close}”?" if close else "Correct it, or link to the page as a whole."
    return f"The page “{file}” has no part “#{parts.fragment}”.", remedy


def _file_of(path: str, written: str, targets: Targets) -> str:
    """The Markdown file of the page at a path, which HTML names by its folder."""
    folder = "" if path == "." else f"{path}/"
    if written.endswith("/") or written in (".", ".."):
        file = f"{folder.rstrip('/')}.md"
        return file if file in targets.pages else f"{folder}index.md"
    return path if not path.endswith(".md") else f"{path} in HTML"


def _nowhere(address: str, written: str, path: str, targets: Targets, *, in_markdown: bool) -> Remark:
    pages = list(targets.pages)
    folder = [file for file in (f"{path}.md", posixpath.join(path, "index.md")) if file in pages]
    if HOST.fullmatch(written.split("/")[0]) and not written.split("/")[0].endswith((".md", ".png", ".svg", ".json")):
        return f"The address “{address}” has no scheme, so it names a page of this site.", f"Write https://{address}."
    if not in_markdown and path.endswith(".md"):
        return (
            f"In HTML, “{address}” is no page: only links in Markdown may name its file.",
            f"Write [text]({address}).",
        )
    if in_markdown and folder:
        return (
            f"The address “{address}” names a folder, which MkDocs does not know.",
            f"Name the file, such as {_from(address, folder[0])}.",
        )
    close = nearest(path, [*pages, *targets.files])
    return f"There is no page or file “{path}”.", f"Did you mean “{close}”?" if close else "Correct the address."


def _from(address: str, file: str) -> str:
    """The file as it is named from where that address was written."""
    ups = "../" * address.count("../")
    return f"{ups}{posixpath.basename(file)}" if "/" not in address.strip("./") else f"{ups}{file}"
