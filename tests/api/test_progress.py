"""The response to a request for progress."""

from typing import Any

import html5lib
import pytest

from helper.api.entry import respond
from helper.api.validation import InvalidRequestError
from helper.model.flow import Flow
from tests.support.page import text_of

PLAN = "helper/pet-cat/age-old/"


def text_in(html: str) -> str:
    return text_of(html5lib.parseFragment(html, namespaceHTMLElements=False))


def progress(flow: Flow, *done: object, path: str = PLAN) -> dict[str, Any]:
    return respond(flow, {"progress": {"path": path, "done": list(done)}})


def test_progress_has_a_link_to_the_next_step(toy_flow: Flow) -> None:
    response = progress(toy_flow, "rest/act")
    assert text_in(response["html"]) == "1 of 4 steps done. Next: Call them."
    assert 'href="#feed-call"' in response["html"]


def test_when_every_step_is_done_none_is_next(toy_flow: Flow) -> None:
    response = progress(toy_flow, "rest/act", "feed/call", "feed/open", "feed/read")
    assert text_in(response["html"]) == "All 4 steps are done."
    assert "href" not in response["html"]


def test_names_that_are_not_steps_of_the_plan_do_not_count(toy_flow: Flow) -> None:
    response = progress(toy_flow, "exercise/act", "<b>", 7, None, ["rest/act"], {"rest/act": True})
    assert text_in(response["html"]) == "0 of 4 steps done. Ticks stay on this device."


@pytest.mark.parametrize(
    "details",
    [None, [], {}, {"path": PLAN}, {"path": 1, "done": []}, {"path": PLAN, "done": {}}, {"path": "", "done": []}],
)
def test_an_invalid_request_is_an_error(toy_flow: Flow, details: object) -> None:
    with pytest.raises(InvalidRequestError):
        respond(toy_flow, {"progress": details})
