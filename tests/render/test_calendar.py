"""The calendar file, as a library for the standard reads it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from helper.engine.deadline import Moment, TimeLeft, time_left
from helper.model.flow import Flow
from helper.render.calendar import MAX_LINE, calendar

NOW = datetime(2026, 3, 8, 6, 0, tzinfo=UTC)


@pytest.fixture
def left() -> TimeLeft:
    arrived = Moment(int(datetime(2026, 3, 8, 5, 30, tzinfo=UTC).timestamp()), -300)
    result = time_left(4 * 3600, arrived, Moment(int(NOW.timestamp()), -300), -240)
    assert result is not None
    return result


def text_of(flow: Flow, left: TimeLeft, title: str = "") -> str:
    [deadline] = flow.deadlines.values()
    deadline = replace(deadline, title=title or deadline.title)
    return calendar(deadline, flow.contacts[deadline.contact], left)


def event_of(text: str) -> tuple[Any, Any, Any]:
    """The calendar, its only event, and the only alarm of that event."""
    read: Any = Calendar.from_ical(text)
    [event] = read.walk("VEVENT")
    [alarm] = event.walk("VALARM")
    assert not [part.errors for part in (read, event, alarm) if part.errors]
    return read, event, alarm


def test_the_event_is_at_the_end_in_utc_and_says_what_to_do(flow: Flow, left: TimeLeft) -> None:
    read, event, _ = event_of(text_of(flow, left))
    assert (read["VERSION"], read["PRODID"]) == ("2.0", "-//KASPER access guide//EN")
    assert event["DTSTART"].dt == datetime(2026, 3, 8, 9, 30, tzinfo=UTC)
    assert event["DTSTAMP"].dt == NOW
    assert event["SUMMARY"] == "Activate your KOG account: the 4 hours end"
    desk = flow.contacts["kog-help-desk"]
    assert event["DESCRIPTION"] == (
        f"If the 4 hours have passed, ask the {desk.name} for help: {desk.phone}, extension {desk.extension}, {desk.email}."
    )
    assert event["UID"] == "activation-email-20260308T093000Z@kasper-access-guide"


def test_the_alarm_goes_off_thirty_minutes_before_the_end(flow: Flow, left: TimeLeft) -> None:
    _, _, alarm = event_of(text_of(flow, left))
    assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", "Activate your KOG account")
    assert alarm["TRIGGER"].dt == timedelta(minutes=-30)


def test_every_line_meets_the_standard_in_its_ending_and_length(flow: Flow, left: TimeLeft) -> None:
    for title in ("Activate", "é" * 200, "🐈" * 100, "x" * MAX_LINE):
        text = text_of(flow, left, title=title)
        lines = text.encode().split(b"\r\n")
        assert lines.pop() == b""
        assert max(map(len, lines)) <= MAX_LINE
        assert not [line for line in lines if b"\n" in line or b"\r" in line]
        _, event, alarm = event_of(text)
        assert event["SUMMARY"] == f"{title}: the 4 hours end"
        assert alarm["DESCRIPTION"] == title


def test_line_breaks_in_a_text_do_not_start_a_line(flow: Flow, left: TimeLeft) -> None:
    title = "One; two, three\\four\r\nEND:VEVENT\nBEGIN:VALARM"
    _, event, _ = event_of(text_of(flow, left, title=title))
    assert event["SUMMARY"] == title.replace("\r", "") + ": the 4 hours end"


def test_a_later_file_for_the_same_end_updates_the_same_event(flow: Flow, left: TimeLeft) -> None:
    later = replace(left, now=Moment(left.now.at + 600, left.now.ahead))
    first, second = (event_of(text_of(flow, each))[1] for each in (left, later))
    assert first["UID"] == second["UID"]
    assert first["DTSTAMP"].dt < second["DTSTAMP"].dt
