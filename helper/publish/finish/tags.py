"""The tags of a finished page and where they stand in its text, so that one can add to them and leave all else as it is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate
from typing import Final

SCRIPT_END: Final = re.compile("</script", re.IGNORECASE)
ANY_TAG: Final = re.compile("<")


@dataclass(frozen=True)
class Tag:
    """A start tag: its name and attributes, the places where it begins and ends, and the text up to the next tag."""

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int
    text: str


def tags(html: str) -> list[Tag]:
    """The start tags of a page, in its order."""
    parser = _Tags(html)
    parser.feed(html)
    parser.close()
    return parser.found


def with_insertions(html: str, insertions: Iterable[tuple[int, str]]) -> str:
    """The page with texts put in before the characters at those places."""
    for place, text in sorted(insertions, reverse=True):
        html = html[:place] + text + html[place:]
    return html


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
        # What is in a script is text up to its end tag, whatever it looks like.
        until = (SCRIPT_END if tag == "script" else ANY_TAG).search(self._html, end)
        text = self._html[end : until.start() if until else None]
        self.found.append(Tag(tag, attributes, start, end, text))
