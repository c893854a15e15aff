"""Texts of a flow stay text: they never become elements or attributes."""

from dataclasses import replace
from typing import Any, Final

import html5lib
import pytest
from markupsafe import Markup

from helper.engine.graph import states
from helper.model.flow import Flow
from helper.publish.pages.states import first_question
from helper.render.region import render
from tests.support.hostile import HOSTILE, shape, with_texts
from tests.support.toy import FLOW


def shapes(flow: Flow) -> list[list[Any]]:
    """The shapes of every state and of the first question in its custom element."""
    htmls = [render(flow, state, root="../").html for state in states(flow)]
    htmls.append(str(first_question(flow, root="../", path="x", site_name=flow.questions[0].text)))
    return [shape(html5lib.parseFragment(html, namespaceHTMLElements=False)) for html in htmls]


HARMLESS: Final = with_texts(FLOW, lambda own: f"{own!s}x")
EXPECTED: Final = shapes(HARMLESS)


@pytest.mark.attack("Texts", "A text of the content is markup or a script", "It is shown as text")
@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_flow_becomes_markup(text: str) -> None:
    assert shapes(with_texts(FLOW, lambda own: f"{own!s}{text}")) == EXPECTED


def test_markup_in_a_text_is_detected() -> None:
    first, *others = HARMLESS.questions
    bold = replace(first, hint=Markup("<b>bold</b>"))
    assert shapes(replace(HARMLESS, questions=(bold, *others))) != EXPECTED
