"""What Python answers while somebody works through a plan."""

from typing import Any

import html5lib
import pytest

from helper.api.entry import respond
from helper.api.validation import InvalidRequestError
from helper.engine.deadline import LATEST
from helper.model.flow import Flow
from tests.support.page import text_of

PLAN = "helper/pet-cat/age-old/"
AT_TWO = 14 * 3600
"""2 PM on the first day of 1970, a Thursday, in UTC."""


def said(html: str) -> str:
    return text_of(html5lib.parseFragment(html, namespaceHTMLElements=False))


def progress(flow: Flow, *done: object, path: str = PLAN) -> dict[str, Any]:
    return respond(flow, {"progress": {"path": path, "done": list(done)}})


def deadline(flow: Flow, **more: Any) -> dict[str, Any]:
    return respond(flow, {"deadline": {"id": "tin", "now": [AT_TWO, 0], **more}})


def test_progress_is_told_with_a_link_to_the_next_step(toy_flow: Flow) -> None:
    response = progress(toy_flow, "rest/act")
    assert said(response["html"]) == "1 of 4 steps done. Next: Call them."
    assert 'href="#feed-call"' in response["html"]


def test_when_all_steps_are_done_none_is_next(toy_flow: Flow) -> None:
    response = progress(toy_flow, "rest/act", "feed/call", "feed/open", "feed/read")
    assert said(response["html"]) == "All 4 steps are done."
    assert "href" not in response["html"]


def test_ticks_that_are_no_step_of_the_plan_do_not_count(toy_flow: Flow) -> None:
    response = progress(toy_flow, "exercise/act", "<b>", 7, None, ["rest/act"], {"rest/act": True})
    assert said(response["html"]) == "0 of 4 steps done. Next: Act."


@pytest.mark.parametrize(
    "asked",
    [None, [], {}, {"path": PLAN}, {"path": 1, "done": []}, {"path": PLAN, "done": {}}, {"path": "", "done": []}],
)
def test_what_is_no_question_about_progress_is_refused(toy_flow: Flow, asked: object) -> None:
    with pytest.raises(InvalidRequestError):
        respond(toy_flow, {"progress": asked})


def test_before_somebody_says_when_it_began_the_window_is_only_asked_for(toy_flow: Flow) -> None:
    response = deadline(toy_flow)
    assert said(response.pop("form")) == (
        "When was the tin opened? Show the deadline Save a reminder for your calendar (.ics file)"
    )
    assert response == {"html": "", "seconds": 10_800, "again": 60, "isKnown": False, "calendar": None}


def test_the_deadline_is_told_with_the_time_that_is_left(toy_flow: Flow) -> None:
    response = deadline(toy_flow, arrived=[AT_TWO - 2400 - 15, 0], end=0)
    assert said(response["html"]) == "Feed by 4:19 PM today (in 2 h 19 min)"
    assert (response["again"], response["isKnown"]) == (46, True)
    assert response["calendar"]["name"] == "tin.ics"
    assert response["calendar"]["text"].startswith("BEGIN:VCALENDAR\r\n")


def test_where_the_clocks_change_before_the_end_that_is_said(toy_flow: Flow) -> None:
    response = deadline(toy_flow, arrived=[AT_TWO, 0], end=60)
    assert said(response["html"]) == (
        "Feed by 6:00 PM today (in 3 h) The clocks change before then. This is the time after the change."
    )


def test_a_calendar_is_offered_only_while_its_alarm_is_yet_to_come(toy_flow: Flow) -> None:
    for left, offered in ((1801, True), (1800, False), (1, False)):
        response = deadline(toy_flow, arrived=[AT_TWO - 10_800 + left, 0], end=0)
        assert (response["calendar"] is not None) == offered
        assert response["again"] is not None


def test_after_the_end_the_one_who_helps_is_named(toy_flow: Flow) -> None:
    response = deadline(toy_flow, arrived=[AT_TWO - 10_800, 0], end=0)
    assert said(response["html"]) == (
        "The 3 hours ended at 2:00 PM today. Ask the Vet <1> for help. "
        "Vet <1>: (502) 555-0100, extension 7 or vet@example.org"
    )
    assert (response["again"], response["isKnown"], response["calendar"]) == (None, True, None)


def test_a_time_that_is_still_to_come_is_told(toy_flow: Flow) -> None:
    response = deadline(toy_flow, arrived=[AT_TWO + 1, 0], end=0)
    assert said(response["html"]) == "That time is still to come. Enter a time that has passed."
    assert (response["again"], response["isKnown"], response["calendar"]) == (None, False, None)


@pytest.mark.parametrize("arrived", [None, [-1, 0], [LATEST, 0], [10**40, 0], [AT_TWO, 5000]])
def test_what_is_no_time_is_told(toy_flow: Flow, arrived: object) -> None:
    response = deadline(toy_flow, arrived=arrived, end=0)
    assert said(response["html"]) == "Enter a date and a time."
    assert (response["again"], response["isKnown"], response["calendar"]) == (None, False, None)


@pytest.mark.parametrize(
    "more",
    [
        {"id": "box"},
        {"id": 1},
        {"now": None},
        {"now": [AT_TWO]},
        {"now": [AT_TWO, True]},
        {"now": [0.5, 0]},
        {"now": [-1, 0]},
        {"arrived": "2 PM"},
        {"arrived": [AT_TWO, 0, 0]},
        {"arrived": ["2", "0"]},
        {"arrived": [AT_TWO, 0]},
        {"arrived": [AT_TWO, 0], "end": None},
        {"arrived": [AT_TWO, 0], "end": 9999},
        {"now": [LATEST - 1, 0], "arrived": [LATEST - 1, 0], "end": 0},
    ],
)
def test_what_is_no_question_about_a_window_is_refused(toy_flow: Flow, more: dict[str, Any]) -> None:
    with pytest.raises(InvalidRequestError):
        deadline(toy_flow, **more)


@pytest.mark.parametrize("asked", [None, [], {}, {"id": "tin"}, {"now": [AT_TWO, 0]}])
def test_a_question_about_no_window_is_refused(toy_flow: Flow, asked: object) -> None:
    with pytest.raises(InvalidRequestError):
        respond(toy_flow, {"deadline": asked})
