"""Renders the content's Markdown at build time, so that nothing that ships needs a Markdown library."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from markdown import Markdown
from markupsafe import Markup

from helper.model.flow import MARKDOWN
from helper.model.load.document import Trail

PARAGRAPH = re.compile(r"<p>((?:(?!<p>).)*)</p>", re.DOTALL)


def mark_up(part: Any) -> tuple[Any, list[Trail]]:
    """The part with its Markdown fields rendered, and the trails of fields that are not exactly one paragraph."""
    if isinstance(part, tuple):
        items = [(mark_up(item), index) for index, item in enumerate(part)]
        return tuple(item for (item, _), _ in items), [(i, *trail) for (_, trails), i in items for trail in trails]
    if not is_dataclass(part) or isinstance(part, type):
        return part, []
    changed: dict[str, Any] = {}
    bad: list[Trail] = []
    for field in fields(part):
        value = getattr(part, field.name)
        if field.metadata != MARKDOWN:
            changed[field.name], trails = mark_up(value)
            bad += [(field.name, *trail) for trail in trails]
        elif value and (paragraph := _paragraph(value)):
            changed[field.name] = Markup(paragraph)  # noqa: S704 - the project writes its own content
        elif value:
            bad.append((field.name,))
    return replace(part, **changed), bad


def _paragraph(text: str) -> str | None:
    try:
        paragraph = PARAGRAPH.fullmatch(Markdown(output_format="html").convert(text))
    except RecursionError:  # lists nested without end
        return None
    return paragraph[1] if paragraph else None
