"""The calendar file, as libraries for the standard read it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import vobject
from icalendar import Calendar

from helper.engine.deadline import LATEST, Moment, TimeLeft, time_left
from helper.model.flow import Flow
from helper.render.calendar import MAX_LINE, calendar

NOW = datetime(2026, 3, 8, 6, 0, tzinfo=UTC)


@pytest.fixture
def left() -> TimeLeft:
    arrived = Moment(int(datetime(2026, 3, 8, 5, 30, tzinfo=UTC).timestamp()), -300)
    result = time_left(4 * 3600, arrived, Moment(int(NOW.timestamp()), -300), -240)
    assert result is not None
    return result


def text_of(flow: Flow, left: TimeLeft, title: str = "", page: str = "") -> str:
    [deadline] = flow.deadlines.values()
    deadline = replace(deadline, title=title or deadline.title)
    return calendar(flow.strings, deadline, flow.contacts[deadline.contact], left, page)


def event_of(text: str) -> tuple[Any, Any, Any]:
    """The calendar, its only event, and the only alarm of that event."""
    read: Any = Calendar.from_ical(text)
    [event] = read.walk("VEVENT")
    [alarm] = event.walk("VALARM")
    assert not [part.errors for part in (read, event, alarm) if part.errors]
    return read, event, alarm


def test_the_event_ends_at_the_deadline_in_utc_and_says_what_to_do(flow: Flow, left: TimeLeft) -> None:
    read, event, _ = event_of(text_of(flow, left))
    assert (read["VERSION"], read["PRODID"]) == ("2.0", "-//KASPER access guide//EN")
    assert event["DTSTART"].dt == datetime(2026, 3, 8, 9, 0, tzinfo=UTC)
    assert event["DTEND"].dt == datetime(2026, 3, 8, 9, 30, tzinfo=UTC)
    assert event["DTSTAMP"].dt == NOW
    assert event["SUMMARY"] == "Activate your KOG account: the 4 hours end"
    desk = flow.contacts["kog-help-desk"]
    assert event["DESCRIPTION"] == (
        "The 4 hours end at 5:30 AM UTC-4 on Sunday, March 8, 2026. If they have passed, ask the KOG Help Desk for help: "
        f"{desk.phone}, extension {desk.extension} or {desk.email}"
    )
    assert event["UID"] == "activation-email@kasper-access-guide"


def test_the_alarm_goes_off_when_the_event_begins(flow: Flow, left: TimeLeft) -> None:
    _, _, alarm = event_of(text_of(flow, left))
    assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", "Activate your KOG account")
    assert alarm["TRIGGER"].dt == timedelta(0)


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


def test_a_later_file_with_another_end_replaces_the_event(flow: Flow, left: TimeLeft) -> None:
    now, end = (Moment(moment.at + 1, moment.ahead) for moment in (left.now, left.end))
    first, second = (event_of(text_of(flow, each))[1] for each in (left, replace(left, now=now, end=end)))
    assert first["UID"] == second["UID"]
    assert first["DTSTAMP"].dt < second["DTSTAMP"].dt
    assert first["SEQUENCE"] < second["SEQUENCE"]
    assert first["DTEND"].dt < second["DTEND"].dt


def test_the_event_has_the_url_of_the_page_with_the_steps(flow: Flow, left: TimeLeft) -> None:
    page = "https://host.example/helper/a,b;c/"
    _, event, _ = event_of(text_of(flow, left, page=page))
    assert event["URL"] == page
    assert event["DESCRIPTION"].endswith(f"\n\nYour steps: {page}")
    assert "URL" not in event_of(text_of(flow, left))[1]


def test_the_sequence_fits_into_31_bits_at_any_time(flow: Flow, left: TimeLeft) -> None:
    for at in (0, LATEST - 1):
        _, event, _ = event_of(text_of(flow, replace(left, now=Moment(at, 0))))
        assert 0 <= event["SEQUENCE"] < 2**31


def test_another_library_reads_the_same(flow: Flow, left: TimeLeft) -> None:
    title, page = "Activate, \\ and; wait " + "é" * 60, "https://host.example/helper/"
    text = text_of(flow, left, title=title, page=page)
    event = vobject.readOne(text).vevent
    _, expected, alarm = event_of(text)
    assert (event.dtstart.value, event.dtend.value) == (expected["DTSTART"].dt, expected["DTEND"].dt)
    for name in ("uid", "sequence", "summary", "description", "url"):
        assert event.contents[name][0].value == str(expected[name])
    assert event.valarm.trigger.value == alarm["TRIGGER"].dt


def test_folding_divides_no_escape(flow: Flow, left: TimeLeft) -> None:
    for length in range(MAX_LINE):
        lines = text_of(flow, left, title="x" * length + ";" * MAX_LINE).split("\r\n")
        assert not [line for line in lines if line.replace("\\\\", "").endswith("\\")]
