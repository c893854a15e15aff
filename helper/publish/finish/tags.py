"""The tags of a finished page with their positions, so that text can be inserted without changing anything else."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate
from operator import itemgetter
from typing import Final

type Insertion = tuple[int, str]
"""The position at which to insert a text, and the text."""

SCRIPT_END: Final = re.compile("</script", re.IGNORECASE)
ANY_TAG: Final = re.compile("<")


@dataclass(frozen=True)
class Tag:
    """A start tag: its name and attributes, the positions where it starts and ends, and the text up to the next tag."""

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int
    text: str


def tags(html: str) -> list[Tag]:
    """The start tags of a page, in order."""
    parser = _Tags(html)
    parser.feed(html)
    parser.close()
    return parser.found


def with_insertions(html: str, insertions: Iterable[Insertion]) -> str:
    """The page with each text inserted at its position. Texts with the same position keep their order."""
    parts: list[str] = []
    end = 0
    for position, text in sorted(insertions, key=itemgetter(0)):
        parts += [html[end:position], text]
        end = position
    return "".join([*parts, html[end:]])


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[Tag] = []
        self._html = html
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        end = start + len(self.get_starttag_text() or "")
        attributes = {name: value or "" for name, value in attrs}
        # In a script, everything up to its end tag is text.
        until = (SCRIPT_END if tag == "script" else ANY_TAG).search(self._html, end)
        text = self._html[end : until.start() if until else None]
        self.found.append(Tag(tag, attributes, start, end, text))
