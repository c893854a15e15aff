"""A page of the site as a file that any site generator can read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import yaml
from markupsafe import escape

DUMPER: Final = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
LINE: Final = 2**30
"""Longer than any text, so that each stays on one line."""


@dataclass(frozen=True)
class Page:
    """The file of a page below `docs`, its front matter and the HTML of its article.

    The texts in the front matter are plain, unless they are Markup.
    """

    file: str
    front: Mapping[str, Any]
    html: str

    @property
    def text(self) -> str:
        """The file as Markdown, which leaves HTML as it is. The texts in its front matter are HTML, too."""
        return f"---\n{as_yaml(as_html(self.front))}---\n\n{self.html}\n"


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
