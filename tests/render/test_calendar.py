"""The file for calendars, read by a library that knows the standard."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from helper.engine.deadline import Moment, Standing, stand
from helper.model.flow import Flow
from helper.render.calendar import LONGEST, calendar

NOW = datetime(2026, 3, 8, 6, 0, tzinfo=UTC)


@pytest.fixture
def standing() -> Standing:
    arrived = Moment(int(datetime(2026, 3, 8, 5, 30, tzinfo=UTC).timestamp()), -300)
    found = stand(4 * 3600, arrived, Moment(int(NOW.timestamp()), -300), -240)
    assert found is not None
    return found


def written(flow: Flow, standing: Standing, title: str = "") -> str:
    [window] = flow.windows.values()
    window = replace(window, title=title or window.title)
    return calendar(window, flow.contacts[window.contact], standing)


def event_of(text: str) -> tuple[Any, Any, Any]:
    """The calendar, its only event and that one’s only alarm."""
    read: Any = Calendar.from_ical(text)
    [event] = read.walk("VEVENT")
    [alarm] = event.walk("VALARM")
    assert not [part.errors for part in (read, event, alarm) if part.errors]
    return read, event, alarm


def test_the_event_is_the_end_in_utc_and_names_what_to_do(flow: Flow, standing: Standing) -> None:
    read, event, _ = event_of(written(flow, standing))
    assert (read["VERSION"], read["PRODID"]) == ("2.0", "-//KASPER access guide//EN")
    assert event["DTSTART"].dt == datetime(2026, 3, 8, 9, 30, tzinfo=UTC)
    assert event["DTSTAMP"].dt == NOW
    assert event["SUMMARY"] == "Activate your KOG account: the 4 hours end"
    assert event["DESCRIPTION"] == (
        "If the 4 hours have passed, ask the KOG Help Desk for help: (502) 564-0104, extension 2, KOGhelpdesk@ky.gov."
    )
    assert event["UID"] == "activation-email-20260308T093000Z@kasper-access-guide"


def test_the_alarm_comes_thirty_minutes_before(flow: Flow, standing: Standing) -> None:
    _, _, alarm = event_of(written(flow, standing))
    assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", "Activate your KOG account")
    assert alarm["TRIGGER"].dt == timedelta(minutes=-30)


def test_every_line_ends_as_the_standard_wants_and_is_short_enough(flow: Flow, standing: Standing) -> None:
    for title in ("Activate", "é" * 200, "🐈" * 100, "x" * LONGEST):
        text = written(flow, standing, title=title)
        lines = text.encode().split(b"\r\n")
        assert lines.pop() == b""
        assert max(map(len, lines)) <= LONGEST
        assert not [line for line in lines if b"\n" in line or b"\r" in line]
        _, event, alarm = event_of(text)
        assert event["SUMMARY"] == f"{title}: the 4 hours end"
        assert alarm["DESCRIPTION"] == title


def test_no_text_becomes_a_line_of_its_own(flow: Flow, standing: Standing) -> None:
    title = "One; two, three\\four\r\nEND:VEVENT\nBEGIN:VALARM"
    _, event, _ = event_of(written(flow, standing, title=title))
    assert event["SUMMARY"] == title.replace("\r", "") + ": the 4 hours end"


def test_a_later_file_for_the_same_end_is_of_the_same_event(flow: Flow, standing: Standing) -> None:
    later = replace(standing, now=Moment(standing.now.at + 600, standing.now.ahead))
    first, second = (event_of(written(flow, each))[1] for each in (standing, later))
    assert first["UID"] == second["UID"]
    assert first["DTSTAMP"].dt < second["DTSTAMP"].dt
