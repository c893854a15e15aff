"""The table of contents of a page, made from its HTML so that it includes the headings of components."""

from html import escape
from html.parser import HTMLParser
from typing import Any, Final

from markdown.extensions.toc import nest_toc_tokens
from markupsafe import Markup

HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")


def headings(html: str) -> list[dict[str, Any]]:
    """The headings with an id, nested by level: their ids, their names as HTML, and those below them."""
    parser = _Headings()
    parser.feed(html)
    return _nested(nest_toc_tokens(parser.tokens))


def _nested(tokens: list[Any]) -> list[dict[str, Any]]:
    return [
        {"id": token["id"], "name": Markup(token["name"]), "children": _nested(token["children"])}  # noqa: S704 - it is escaped
        for token in tokens
    ]


class _Headings(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tokens: list[Any] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        id = dict(attrs).get("id")
        if tag in HEADINGS and id:
            self.tokens.append({"level": int(tag[1]), "id": id, "name": ""})
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag not in HEADINGS

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.tokens[-1]["name"] += escape(data)
