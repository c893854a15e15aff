"""Whatever path the page sends: the answer is JSON with one of the states, and nothing of the path is in it."""

import json
import sys
from functools import cache
from types import SimpleNamespace

import pytest
from hypothesis import given, settings

from helper.browser.entry import HOME, answer
from helper.engine.address import locate, path_of
from helper.render.region import render
from tests.addresses import FLOW, STATES, addresses


@pytest.fixture(autouse=True, scope="module")
def _shipped() -> None:
    sys.modules["helper.content.compiled"] = SimpleNamespace(FLOW=FLOW)  # type: ignore[assignment]


@cache
def expected(path: str, start: str, exact: bool) -> dict[str, str]:
    """The answer for the state at that path of its own, in its place below `start`."""
    state = STATES[path]
    region = render(FLOW, state, start=start, exact=exact)
    return {"html": region.html, "title": region.title, "path": path_of(state.answers, start)}


@settings(max_examples=4000)
@given(addresses())
def test_any_path_is_answered_with_the_nearest_state_and_nothing_of_the_path(path: str) -> None:
    response = json.loads(answer(path))
    located = locate(FLOW, path)
    own = path_of(located.state.answers)
    if path == HOME:
        assert response["path"] == HOME
    else:
        assert response == expected(own, located.start, located.exact)
