"""Whatever the texts of a flow are, they stay texts: no element and no attribute comes of them."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final
from xml.etree.ElementTree import Element

import html5lib
import pytest
from markupsafe import Markup

from helper.engine.graph import states
from helper.model.flow import Flow
from helper.publish.pages.states import first_question
from helper.render.region import render
from tests.support.hostile import HOSTILE
from tests.support.toy import FLOW


def with_texts(part: Any, change: Callable[[str], str]) -> Any:
    """The part with every text in it changed: ids too, everywhere in the same way. What is empty stays empty."""
    if isinstance(part, str):
        return change(part) if part else part
    if isinstance(part, tuple):
        return tuple(with_texts(item, change) for item in part)
    if isinstance(part, Mapping):
        return {with_texts(key, change): with_texts(item, change) for key, item in part.items()}
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{field.name: with_texts(getattr(part, field.name), change) for field in fields(part)})
    return part


def shape(element: Element) -> list[Any]:
    """The tags and the names of the attributes in an element, without any text or value."""
    return [element.tag, sorted(element.attrib), [shape(child) for child in element]]


def shapes(flow: Flow) -> list[list[Any]]:
    """The shape of every state, and of the start with its host."""
    htmls = [render(flow, state, root="../").html for state in states(flow)]
    htmls.append(str(first_question(flow, root="../", path="x", site_name=flow.questions[0].text)))
    return [shape(html5lib.parseFragment(html, namespaceHTMLElements=False)) for html in htmls]


HARMLESS: Final = with_texts(FLOW, lambda own: f"{own!s}x")
EXPECTED: Final = shapes(HARMLESS)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_of_a_flow_becomes_no_markup(text: str) -> None:
    assert shapes(with_texts(FLOW, lambda own: f"{own!s}{text}")) == EXPECTED


def test_markup_in_a_text_would_be_noticed() -> None:
    first, *others = HARMLESS.questions
    bold = replace(first, hint=Markup("<b>bold</b>"))
    assert shapes(replace(HARMLESS, questions=(bold, *others))) != EXPECTED
