"""Whatever a page sends, the response is JSON with a state or an error and contains nothing of the request."""

import json
import sys
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helper.api.entry import RESPONSES, respond_json
from helper.api.state import HOME
from helper.engine.paths import START, locate, path_of
from helper.render.region import render
from helper.render.structured import structured_state
from tests.support.odd_paths import FLOW, STATES, odd_paths


@pytest.fixture(autouse=True, scope="module")
def _shipped() -> None:
    sys.modules["helper.content.compiled"] = SimpleNamespace(FLOW=FLOW)  # type: ignore[assignment]


@cache
def expected(path: str, start: str, exact: bool) -> dict[str, Any]:
    """The response for the state with that path, below `start`."""
    state = STATES[path]
    region = render(FLOW, state, start=start, exact=exact)
    return {
        "html": region.html,
        "title": region.title,
        "description": region.description,
        "structured": structured_state(FLOW, state) if start == START else [],
        "path": path_of(state.answers, start),
    }


@settings(max_examples=600)
@given(odd_paths())
def test_any_path_gives_the_closest_state_and_nothing_of_the_path(path: str) -> None:
    response = json.loads(respond_json(json.dumps({"state": path})))
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
"""Any JSON, including the numbers that only Python’s JSON allows."""


@pytest.mark.attack(
    "Links", "Python gets any text at all as a request", "It returns a response or says why the request is invalid"
)
@settings(max_examples=400)
@given(st.text(st.characters(), max_size=40) | st.builds(json.dumps, JSON))
def test_any_text_gets_a_json_response(text: str) -> None:
    assert json.loads(respond_json(text)).keys() == {"error"}


@settings(max_examples=400)
@given(st.sampled_from(sorted(RESPONSES)), JSON)
def test_any_details_of_a_request_give_a_response_or_an_error(kind: str, details: object) -> None:
    response = json.loads(respond_json(json.dumps({kind: details})))
    assert response.keys() == {"error"} or "html" in response
