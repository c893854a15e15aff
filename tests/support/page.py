"""A built page, parsed as a browser would parse it."""

from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

import html5lib

from helper.engine.check import check
from helper.engine.paths import EMBED, START, path_of
from helper.engine.replay import State
from helper.model.load.flow import CONTENT, load
from tests.support.cover import representative_outcomes, representative_questions

MOVED = b'http-equiv="refresh"'
"""Marks a page that redirects to another one."""
PAGES = (
    "",
    "helper/kog-no/",
    "helper/kog-no/kasper-no/",
    "guide/new-account/",
    "publish/your-site/",
    "404.html",
    "embed/kog-no/kasper-no/",
)
"""One page of each kind."""
INLINE = {"a", "abbr", "b", "code", "em", "i", "kbd", "span", "strong"}
"""Inline elements, whose text continues that of the block around them."""


class Block(NamedTuple):
    """The text of a block, and the tag of its element."""

    tag: str
    text: str


@dataclass(frozen=True)
class HtmlPage:
    """A page of the site by its path below the site's root, and its element tree."""

    path: str
    root: Element

    def find(self, xpath: str) -> list[Element]:
        """The elements that the XPath finds anywhere on the page."""
        return self.root.findall(f".//{xpath}")

    @property
    def text(self) -> str:
        """The text of the page's article."""
        return text_of(self.find("article")[0])


def text_of(element: Element) -> str:
    """The text in an element, with white space folded."""
    return " ".join("".join(element.itertext()).split())


def in_sight(element: Element) -> Element:
    """A copy of an element without what is folded: each `details` has only its line."""
    copied = deepcopy(element)
    for fold in copied.iter("details"):
        for child in list(fold):
            if child.tag != "summary":
                fold.remove(child)
    return copied


def openings(root: Element, element: Element) -> int:
    """How many `details` an element is folded in."""
    return sum(element in fold.iter() for fold in root.iter("details"))


def blocks_of(element: Element) -> list[Block]:
    """The paragraphs, headings, list items, table cells and other blocks in an element that have text, in their order."""
    texts: list[tuple[str, list[str]]] = [(element.tag, [])]

    def read(part: Element, tag: str) -> None:
        texts[-1][1].append(part.text or "")
        for child in part:
            if isinstance(child.tag, str):  # comments have a function as their tag
                if child.tag in INLINE:
                    read(child, tag)
                else:
                    texts.append((child.tag, []))
                    read(child, child.tag)
                    texts.append((tag, []))
            texts[-1][1].append(child.tail or "")

    read(element, element.tag)
    blocks = (Block(tag, " ".join("".join(parts).split())) for tag, parts in texts)
    return [block for block in blocks if block.text]


@cache
def parse(site: Path, path: str) -> HtmlPage:
    """The page at that path, which may be a folder, as in a URL. Raises ParseError if it is not valid HTML."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return HtmlPage(path, parser.parse(file_of(site, path).read_bytes()))


def file_of(site: Path, path: str) -> Path:
    """The file of the page at that path."""
    return site / path / "index.html" if not path or path.endswith("/") else site / path


@cache
def page_paths(site: Path) -> tuple[str, ...]:
    """The paths of all pages in alphabetical order, with 404.html, without redirects."""
    pages = (path for path in site.rglob("index.html") if MOVED not in path.read_bytes())
    folders = (path.parent.relative_to(site).as_posix() for path in pages)
    return (*sorted("" if folder == "." else f"{folder}/" for folder in folders), "404.html")


@cache
def site_paths(site: Path) -> tuple[str, ...]:
    """The paths of the pages outside embed/."""
    return tuple(path for path in page_paths(site) if not path.startswith(EMBED))


@cache
def embed_paths(site: Path) -> tuple[str, ...]:
    """The paths of the pages in embed/."""
    return tuple(path for path in page_paths(site) if path.startswith(EMBED))


@cache
def representative_paths(site: Path) -> tuple[str, ...]:
    """Representative paths: every page outside the helper, representative states, and three of the embedded pages."""
    flow = load(CONTENT, check)
    questions, outcomes = representative_questions(flow), representative_outcomes(flow)
    framed: tuple[State, ...] = (questions[0], questions[-1], outcomes[0])
    shown: tuple[State, ...] = (*questions, *outcomes)
    other = (path for path in site_paths(site) if not path.startswith(START))
    return (
        *other,
        *(path_of(state.answers) for state in shown),
        *(path_of(state.answers, EMBED) for state in framed),
    )
