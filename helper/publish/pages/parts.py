"""The components of a page, which take their places only after the page's own HTML has been checked."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from markupsafe import Markup

from helper.publish.finish.tags import tags

PLACE: Final = '<div data-part="{}"></div>'
END: Final = "</div>"
AS_TEXT: Final = re.compile(r"&lt;div data-part=(?:&quot;|\")(\d+)(?:&quot;|\")&gt;&lt;/div&gt;")
"""A place in a block of code, which shows the component's HTML."""


class Parts(list[Markup]):
    """The components of a page in the order in which it names them."""

    def place(self, component: Markup) -> str:
        """Keep a component. Returns the HTML that marks its place."""
        self.append(component)
        return PLACE.format(len(self) - 1)


def with_parts(html: str, parts: Sequence[Markup]) -> str:
    """The page with its components in their places."""
    pieces: list[str] = []
    end = 0
    for start, after, part in _places(html, parts):
        pieces += [_with_code(html[end:start], parts), str(part)]
        end = after
    return "".join([*pieces, _with_code(html[end:], parts)])


def _places(html: str, parts: Sequence[Markup]) -> Iterator[tuple[int, int, Markup]]:
    for tag in tags(html):
        number = tag.attributes.get("data-part", "")
        after = tag.end + len(END)
        if number.isdecimal() and html[tag.start : after] == PLACE.format(number) and int(number) < len(parts):
            yield tag.start, after, parts[int(number)]


def _with_code(html: str, parts: Sequence[Markup]) -> str:
    def code(place: re.Match[str]) -> str:
        number = int(place[1])
        return escape(str(parts[number])) if number < len(parts) else place[0]

    return AS_TEXT.sub(code, html)
