"""A page of the site as a file that any site generator can read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import yaml
from markupsafe import escape

DUMPER: Final = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
LINE: Final = 2**30
"""Longer than any text, so that each stays on one line."""


DEFAULTS: Final[Mapping[str, Any]] = {
    "title": "",
    "description": "",
    "author": "",
    "canonical": "",
    "hide": (),
    "contents": (),
    "flow": False,
    "oembed": False,
    "structured": (),
    "foot": "",
}
"""What the templates read of every page."""


@dataclass(frozen=True)
class Page:
    """The path of a page below the site's root, its front matter and the HTML of its article.

    The texts in the front matter are plain, unless they are Markup.
    """

    path: str
    front: Mapping[str, Any]
    html: str

    @property
    def file(self) -> str:
        """The path of its file. Some generators would change the links of a file with another name."""
        return f"{self.path}index.md"

    def with_front(self, **front: Any) -> "Page":
        """The page with more front matter, in place of what it has."""
        return replace(self, front={**self.front, **front})

    @property
    def text(self) -> str:
        """The file as Markdown, which leaves HTML as it is. The texts in its front matter are HTML, too."""
        return f"---\n{as_yaml(as_html(complete(self.front)))}---\n\n{self.html}\n"


def complete(front: Mapping[str, Any]) -> dict[str, Any]:
    """The front matter with all that templates read. A key without a value counts as missing."""
    return {**DEFAULTS, **{key: value for key, value in front.items() if value is not None}}


def as_yaml(value: Any) -> str:
    """Plain values as YAML, in their order."""
    text: str = yaml.dump(value, Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=LINE)
    return text


def as_html(value: Any) -> Any:
    """The value with all its texts as HTML, because the theme's templates escape only some."""
    match value:
        case str():
            return str(escape(value))
        case Mapping():
            return {key: as_html(each) for key, each in value.items()}
        case list() | tuple():
            return [as_html(each) for each in value]
        case _:
            return value
