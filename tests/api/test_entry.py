import json
import random
import sys
from itertools import product
from types import SimpleNamespace

import pytest

from helper.api.entry import reseed, respond, respond_json
from helper.engine.graph import states
from helper.engine.paths import EMBED, START
from helper.model.flow import Flow
from helper.render.region import render
from helper.render.structured import structured_state


def test_the_response_for_a_path_is_the_region_of_its_state(toy_flow: Flow) -> None:
    for state, start in product(states(toy_flow), (START, EMBED)):
        region = render(toy_flow, state, start=start)
        assert respond(toy_flow, {"state": region.path}) == {
            "html": region.html,
            "title": region.title,
            "description": region.description,
            "structured": structured_state(toy_flow, state) if start == START else [],
            "path": region.path,
        }


def test_the_home_page_shows_the_start_below_its_own_heading(toy_flow: Flow) -> None:
    response = respond(toy_flow, {"state": ""})
    assert response["path"] == ""
    assert '<h2 class="helper-heading"' in response["html"]
    assert 'href="helper/pet-cat/"' in response["html"]


def test_an_unknown_path_gives_the_closest_state_and_its_path(toy_flow: Flow) -> None:
    response = respond(toy_flow, {"state": "helper/pet-dog/walk-maybe/"})
    assert response["path"] == "helper/pet-dog/"
    assert 'data-notice=""' in response["html"]
    assert 'data-question="walk"' in response["html"]


def test_the_answer_is_the_json_response_for_the_flow_that_ships(
    toy_flow: Flow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "helper.content.compiled", SimpleNamespace(FLOW=toy_flow))
    assert json.loads(respond_json('{"state": "helper/pet-cat/"}')) == respond(toy_flow, {"state": "helper/pet-cat/"})


def test_brackets_in_a_path_do_not_count_as_nesting(toy_flow: Flow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "helper.content.compiled", SimpleNamespace(FLOW=toy_flow))
    for path in ("[" * 5_000, '"[{\\' * 1_000):
        assert json.loads(respond_json(json.dumps({"state": path})))["path"] == "helper/"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "the request is not valid JSON"),
        ("helper/", "the request is not valid JSON"),
        ("[" * 100_000, "the request is nested too deeply"),
        ('{"state": "\\"' + "[" * 100_000, "the request is nested too deeply"),
        ("9" * 5_000, "the request is not valid JSON"),
        ("[]", "a request must name exactly one kind"),
        ("{}", "a request must name exactly one kind"),
        ('{"state": "", "more": ""}', "a request must name exactly one kind"),
        ('{"<b>": ""}', "the kinds of requests are: state, progress, deadline, words"),
        ('{"state": 0}', "a field must be text"),
        ('{"state": null}', "a field must be text"),
    ],
)
def test_an_invalid_request_gives_the_reason(
    toy_flow: Flow, monkeypatch: pytest.MonkeyPatch, text: str, why: str
) -> None:
    monkeypatch.setitem(sys.modules, "helper.content.compiled", SimpleNamespace(FLOW=toy_flow))
    assert json.loads(respond_json(text)) == {"error": why}


def test_reseeding_makes_random_numbers_unpredictable_again() -> None:
    random.seed(0)
    predicted = random.random()
    random.seed(0)
    reseed("")
    assert random.random() != predicted
