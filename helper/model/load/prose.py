"""From Markdown to markup, once, so that nothing that shows a text needs a Markdown library."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from markdown import Markdown
from markupsafe import Markup

from helper.model.flow import MARKDOWN
from helper.model.load.document import Trail

PARAGRAPH = re.compile(r"<p>((?:(?!<p>).)*)</p>", re.DOTALL)


def mark_up(part: Any) -> tuple[Any, list[Trail]]:
    """The part with its Markdown fields rendered, and the trails of those that are not one paragraph."""
    if isinstance(part, tuple):
        items = [(mark_up(item), index) for index, item in enumerate(part)]
        return tuple(item for (item, _), _ in items), [(i, *bad) for (_, found), i in items for bad in found]
    if not is_dataclass(part) or isinstance(part, type):
        return part, []
    changed: dict[str, Any] = {}
    bad: list[Trail] = []
    for field in fields(part):
        value = getattr(part, field.name)
        if field.metadata != MARKDOWN:
            changed[field.name], found = mark_up(value)
            bad += [(field.name, *trail) for trail in found]
        elif value and (paragraph := _paragraph(value)):
            changed[field.name] = Markup(paragraph)  # noqa: S704 - the content is the project's own
        elif value:
            bad.append((field.name,))
    return replace(part, **changed), bad


def _paragraph(text: str) -> str | None:
    try:
        paragraph = PARAGRAPH.fullmatch(Markdown(output_format="html").convert(text))
    except RecursionError:  # a list in a list in a list, and so on
        return None
    return paragraph[1] if paragraph else None
