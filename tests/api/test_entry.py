import json
import random
import sys
from itertools import product
from types import SimpleNamespace

import pytest

from helper.api.entry import answer, reseed, respond
from helper.engine.address import EMBED, START
from helper.engine.graph import states
from helper.model.flow import Flow
from helper.render.region import render


def test_the_response_for_a_path_is_the_region_of_its_state(toy_flow: Flow) -> None:
    for state, start in product(states(toy_flow), (START, EMBED)):
        region = render(toy_flow, state, start=start)
        assert respond(toy_flow, {"state": region.path}) == {
            "html": region.html,
            "title": region.title,
            "path": region.path,
        }


def test_the_home_page_shows_the_start_below_its_own_heading(toy_flow: Flow) -> None:
    response = respond(toy_flow, {"state": ""})
    assert response["path"] == ""
    assert '<h2 class="helper-heading"' in response["html"]
    assert 'href="helper/pet-cat/"' in response["html"]


def test_an_unknown_path_is_answered_with_the_nearest_state_and_its_path(toy_flow: Flow) -> None:
    response = respond(toy_flow, {"state": "helper/pet-dog/walk-maybe/"})
    assert response["path"] == "helper/pet-dog/"
    assert 'data-notice=""' in response["html"]
    assert 'data-question="walk"' in response["html"]


def test_the_answer_is_the_response_of_the_flow_that_ships_as_json(
    toy_flow: Flow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "helper.content.compiled", SimpleNamespace(FLOW=toy_flow))
    assert json.loads(answer('{"state": "helper/pet-cat/"}')) == respond(toy_flow, {"state": "helper/pet-cat/"})


def test_brackets_in_a_path_are_no_depth(toy_flow: Flow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "helper.content.compiled", SimpleNamespace(FLOW=toy_flow))
    for path in ("[" * 5_000, '"[{\\' * 1_000):
        assert json.loads(answer(json.dumps({"state": path})))["path"] == "helper/"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "a request is JSON"),
        ("helper/", "a request is JSON"),
        ("[" * 100_000, "a request is not as deep"),
        ('{"state": "\\"' + "[" * 100_000, "a request is not as deep"),
        ("9" * 5_000, "a request is JSON"),
        ("[]", "a request names one thing"),
        ("{}", "a request names one thing"),
        ('{"state": "", "more": ""}', "a request names one thing"),
        ('{"<b>": ""}', "what can be asked for is: state, progress, deadline"),
        ('{"state": 0}', "this is a text"),
        ('{"state": null}', "this is a text"),
    ],
)
def test_what_is_no_request_is_refused_with_the_reason(
    toy_flow: Flow, monkeypatch: pytest.MonkeyPatch, text: str, why: str
) -> None:
    monkeypatch.setitem(sys.modules, "helper.content.compiled", SimpleNamespace(FLOW=toy_flow))
    assert json.loads(answer(text)) == {"error": why}


def test_waking_up_makes_chance_unforeseeable_again() -> None:
    random.seed(0)
    foreseen = random.random()
    random.seed(0)
    reseed("")
    assert random.random() != foreseen
