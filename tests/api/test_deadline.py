"""The response to a request for a deadline."""

from typing import Any

import html5lib
import pytest

from helper.api.entry import respond
from helper.api.validation import InvalidRequestError
from helper.engine.deadline import LATEST, TOLERANCE
from helper.model.flow import Flow
from tests.support.page import text_of

AT_TWO = 14 * 3600
"""2 PM on the first day of 1970, a Thursday, in UTC."""


def text_in(html: str) -> str:
    return text_of(html5lib.parseFragment(html, namespaceHTMLElements=False))


def deadline(flow: Flow, **more: Any) -> dict[str, Any]:
    return respond(flow, {"deadline": {"id": "tin", "now": [AT_TWO, 0, "UTC"], **more}})


def test_without_an_arrival_time_the_response_has_only_the_form(toy_flow: Flow) -> None:
    response = deadline(toy_flow)
    assert text_in(response.pop("form")) == (
        "When was the tin opened? (UTC) Show the deadline Save a reminder for your calendar (.ics file)"
    )
    assert text_in(response.pop("zone")) == (
        "Your browser uses UTC, where it is now 2:00 PM on Thursday, January 1, 1970. If your clock shows another time, "
        "subtract from this one how long ago the email arrived."
    )
    assert response == {"html": "", "again": 60, "isKnown": False, "isOver": False, "calendar": None}


def test_an_open_deadline_has_its_end_and_the_time_left(toy_flow: Flow) -> None:
    response = deadline(toy_flow, arrived=[AT_TWO - 2400 - 15, 0, ""], end=[0, "UTC"])
    assert text_in(response["html"]) == "Feed by 4:19 PM UTC today, Thursday, January 1, 1970 (in 2 h 19 min)"
    assert (response["again"], response["isKnown"]) == (46, True)
    assert response["calendar"]["name"] == "tin.ics"
    assert response["calendar"]["text"].startswith("BEGIN:VCALENDAR\r\n")


def test_a_change_of_the_clocks_before_the_end_is_mentioned(toy_flow: Flow) -> None:
    response = deadline(toy_flow, arrived=[AT_TWO, 0, ""], end=[60, "CET"])
    assert text_in(response["html"]) == (
        "Feed by 6:00 PM CET today, Thursday, January 1, 1970 (in 3 h) "
        "The clocks change before then. This is the time after the change."
    )


def test_the_calendar_has_the_url_of_the_page(toy_flow: Flow) -> None:
    page = "http://host.example/helper/"
    response = deadline(toy_flow, arrived=[AT_TWO, 0, ""], end=[0, "UTC"], page=page)
    assert f"\r\nURL:{page}\r\n" in response["calendar"]["text"]


@pytest.mark.parametrize(
    "page", ["host.example", "javascript:alert(1)", "https://a b", "https://a\r\nEND:VEVENT", 7, None]
)
def test_what_is_not_a_url_is_an_invalid_request(toy_flow: Flow, page: object) -> None:
    with pytest.raises(InvalidRequestError):
        deadline(toy_flow, arrived=[AT_TWO, 0, ""], end=[0, "UTC"], page=page)


def test_a_calendar_is_offered_only_before_its_alarm(toy_flow: Flow) -> None:
    for left, offered in ((1801, True), (1800, False), (1, False)):
        response = deadline(toy_flow, arrived=[AT_TWO - 10_800 + left, 0, ""], end=[0, "UTC"])
        assert (response["calendar"] is not None) == offered
        assert not response["isOver"]


def test_after_the_end_the_response_names_the_contact_who_helps(toy_flow: Flow) -> None:
    response = deadline(toy_flow, arrived=[AT_TWO - 10_800, 0, ""], end=[0, "UTC"])
    assert text_in(response["html"]) == (
        "The 3 hours ended at 2:00 PM UTC today, Thursday, January 1, 1970. Ask the Vet <1> for help. "
        "Vet <1>: (502) 555-0100, extension 7 or vet@example.org"
    )
    assert (response["again"], response["isKnown"], response["isOver"], response["calendar"]) == (60, True, True, None)


def test_an_arrival_in_the_future_is_reported(toy_flow: Flow) -> None:
    response = deadline(toy_flow, arrived=[AT_TWO + TOLERANCE + 1, 0, ""], end=[0, "UTC"])
    assert text_in(response["html"]) == (
        "That time is in the future: it is now 2:00 PM UTC on Thursday, January 1, 1970. Enter a past time."
    )
    assert (response["again"], response["isKnown"], response["calendar"]) == (60, False, None)


@pytest.mark.parametrize("arrived", [None, [-1, 0, ""], [LATEST, 0, ""], [10**40, 0, ""], [AT_TWO, 5000, ""]])
def test_an_invalid_arrival_time_is_reported(toy_flow: Flow, arrived: object) -> None:
    response = deadline(toy_flow, arrived=arrived, end=[0, ""])
    assert text_in(response["html"]) == "Enter a date and a time."
    assert (response["again"], response["isKnown"], response["calendar"]) == (60, False, None)


@pytest.mark.parametrize(
    "more",
    [
        {"id": "box"},
        {"id": 1},
        {"now": None},
        {"now": [AT_TWO, 0]},
        {"now": [AT_TWO, True, ""]},
        {"now": [0.5, 0, ""]},
        {"now": [-1, 0, ""]},
        {"now": [AT_TWO, 0, None]},
        {"arrived": "2 PM"},
        {"arrived": [AT_TWO, 0, 0]},
        {"arrived": ["2", "0", ""]},
        {"arrived": [AT_TWO, 0, ""]},
        {"arrived": [AT_TWO, 0, ""], "end": None},
        {"arrived": [AT_TWO, 0, ""], "end": 0},
        {"arrived": [AT_TWO, 0, ""], "end": [9999, ""]},
        {"now": [LATEST - 1, 0, ""], "arrived": [LATEST - 1, 0, ""], "end": [0, ""]},
    ],
)
def test_an_invalid_field_is_an_error(toy_flow: Flow, more: dict[str, Any]) -> None:
    with pytest.raises(InvalidRequestError):
        deadline(toy_flow, **more)


@pytest.mark.parametrize("details", [None, [], {}, {"id": "tin"}, {"now": [AT_TWO, 0, ""]}])
def test_a_missing_field_is_an_error(toy_flow: Flow, details: object) -> None:
    with pytest.raises(InvalidRequestError):
        respond(toy_flow, {"deadline": details})


def test_the_time_zone_has_its_name_where_the_browser_has_one(toy_flow: Flow) -> None:
    for name, shown in (("EST", "EST"), ("GMT-5", "GMT-5"), ("", "UTC-5"), ("<b>", "UTC-5"), ("E" * 99, "UTC-5")):
        response = deadline(toy_flow, now=[AT_TWO, -300, name], arrived=[AT_TWO, -300, name], end=[-300, name])
        assert text_in(response["form"]).startswith(f"When was the tin opened? ({shown})")
        assert f"Feed by 12:00 PM {shown} today" in text_in(response["html"])
        assert response["zone"].strip() == ""
