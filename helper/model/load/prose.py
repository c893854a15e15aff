"""Renders the content's Markdown at build time, so that nothing that ships needs a Markdown library."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from markdown import Markdown
from markupsafe import Markup

from helper.model.load.document import Trail
from helper.model.load.html import INLINE, Remark, remarks, unread_tag

PARAGRAPH = re.compile(r"<p>((?:(?!<p>).)*)</p>", re.DOTALL)
NOT_ONE: Remark = (
    "The text is not exactly one paragraph.",
    "Write one paragraph, or split it into several steps or notes.",
)


def mark_up(part: Any) -> tuple[Any, list[tuple[Trail, Remark]]]:
    """The part with its Markdown fields rendered, and what is wrong with which of them."""
    if isinstance(part, tuple):
        items = [(mark_up(item), index) for index, item in enumerate(part)]
        wrong = [((index, *trail), remark) for (_, found), index in items for trail, remark in found]
        return tuple(item for (item, _), _ in items), wrong
    if not is_dataclass(part) or isinstance(part, type):
        return part, []
    changed: dict[str, Any] = {}
    bad: list[tuple[Trail, Remark]] = []
    for field in fields(part):
        value = getattr(part, field.name)
        if not field.metadata.get("markdown"):
            changed[field.name], found = mark_up(value)
            bad += [((field.name, *trail), remark) for trail, remark in found]
        elif value:
            paragraph = _paragraph(value)
            bad += [((field.name,), remark) for remark in _remarks(value, paragraph)]
            changed[field.name] = Markup(paragraph)  # noqa: S704 - with any remark, nothing is published
    return replace(part, **changed), bad


def _remarks(text: str, paragraph: str | None) -> list[Remark]:
    if paragraph is None:
        return [NOT_ONE]
    return remarks(paragraph, INLINE, anywhere=True) or unread_tag(text, paragraph)


def _paragraph(text: str) -> str | None:
    try:
        paragraph = PARAGRAPH.fullmatch(Markdown(output_format="html").convert(text))
    except RecursionError:  # lists nested without end
        return None
    return paragraph[1] if paragraph else None
