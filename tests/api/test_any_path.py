"""Whatever the page sends: the answer is JSON, with one of the states or a refusal, and nothing of what was sent is in it."""

import json
import sys
from functools import cache
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helper.api.entry import RESPONSES, answer
from helper.api.state import HOME
from helper.engine.address import locate, path_of
from helper.render.region import render
from tests.support.addresses import FLOW, STATES, addresses


@pytest.fixture(autouse=True, scope="module")
def _shipped() -> None:
    sys.modules["helper.content.compiled"] = SimpleNamespace(FLOW=FLOW)  # type: ignore[assignment]


@cache
def expected(path: str, start: str, exact: bool) -> dict[str, str]:
    """The answer for the state at that path of its own, in its place below `start`."""
    state = STATES[path]
    region = render(FLOW, state, start=start, exact=exact)
    return {"html": region.html, "title": region.title, "path": path_of(state.answers, start)}


@settings(max_examples=600)
@given(addresses())
def test_any_path_is_answered_with_the_nearest_state_and_nothing_of_the_path(path: str) -> None:
    response = json.loads(answer(json.dumps({"state": path})))
    located = locate(FLOW, path)
    own = path_of(located.state.answers)
    if path == HOME:
        assert response["path"] == HOME
    else:
        assert response == expected(own, located.start, located.exact)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
"""Anything that JSON can hold, and numbers that only Python’s has."""


@settings(max_examples=400)
@given(st.text(st.characters(), max_size=40) | st.builds(json.dumps, JSON))
def test_any_text_has_an_answer(text: str) -> None:
    assert json.loads(answer(text)).keys() == {"error"}


@settings(max_examples=400)
@given(st.sampled_from(sorted(RESPONSES)), JSON)
def test_a_thing_that_can_be_asked_for_is_told_or_refused_whatever_is_said_of_it(name: str, asked: object) -> None:
    response = json.loads(answer(json.dumps({name: asked})))
    assert response.keys() == {"error"} or "html" in response
