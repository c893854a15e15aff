"""Deadlines with fixed clocks in real time zones: when clocks change, at midnight, and at the end of the year."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helper.engine.deadline import LATEST, TOLERANCE, Moment, TimeLeft, clock, day, relative_day, span, time_left, zone
from tests.support.toy import STRINGS

FOUR_HOURS = 4 * 3600


def moment(zone: str, at: float) -> Moment:
    there = datetime.fromtimestamp(at, ZoneInfo(zone)).utcoffset()
    assert there is not None
    return Moment(int(at), round(there / timedelta(minutes=1)))


def at(zone: str, local: str, fold: int = 0) -> float:
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone), fold=fold).timestamp()


def left(zone: str, arrived: float, now: float) -> TimeLeft | None:
    end = moment(zone, arrived + FOUR_HOURS)
    return time_left(FOUR_HOURS, moment(zone, arrived), moment(zone, now), end.ahead)


def shown(zone: str, arrived: str, now: str, fold: int = 0) -> str:
    result = left(zone, at(zone, arrived, fold), at(zone, now, fold))
    assert result is not None
    rest = "over" if result.is_over else f"in {span(STRINGS, result.seconds)}"
    near = relative_day(STRINGS, result.end, result.now)
    return f"{clock(STRINGS, result.end)} {near}, {day(STRINGS, result.end)}, {rest}{', shifted' if result.shifts else ''}".replace(
        " ,", ","
    )


NEW_YORK, CHICAGO, PHOENIX = "America/New_York", "America/Chicago", "America/Phoenix"
KOLKATA, KATHMANDU, LORD_HOWE, ST_JOHNS = "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns"


@pytest.mark.parametrize(
    ("zone", "arrived", "now", "expected"),
    [
        # within a day
        (NEW_YORK, "2026-11-23 14:15", "2026-11-23 14:55", "6:15 PM today, Monday, November 23, 2026, in 3 h 20 min"),
        (NEW_YORK, "2026-11-23 08:00", "2026-11-23 08:00", "12:00 PM today, Monday, November 23, 2026, in 4 h"),
        (NEW_YORK, "2026-11-23 08:59", "2026-11-23 12:57:30", "12:59 PM today, Monday, November 23, 2026, in 1 min"),
        (
            NEW_YORK,
            "2026-11-23 08:59",
            "2026-11-23 12:58:01",
            "12:59 PM today, Monday, November 23, 2026, in less than a minute",
        ),
        # midnight, and the end of the year
        (
            NEW_YORK,
            "2026-11-23 20:00",
            "2026-11-23 20:30",
            "12:00 AM tomorrow, Tuesday, November 24, 2026, in 3 h 30 min",
        ),
        (
            NEW_YORK,
            "2026-11-23 21:15",
            "2026-11-23 22:00",
            "1:15 AM tomorrow, Tuesday, November 24, 2026, in 3 h 15 min",
        ),
        (NEW_YORK, "2026-11-23 21:15", "2026-11-24 00:00", "1:15 AM today, Tuesday, November 24, 2026, in 1 h 15 min"),
        (NEW_YORK, "2026-12-31 22:30", "2026-12-31 23:00", "2:30 AM tomorrow, Friday, January 1, 2027, in 3 h 30 min"),
        (
            NEW_YORK,
            "2028-02-28 22:30",
            "2028-02-28 23:00",
            "2:30 AM tomorrow, Tuesday, February 29, 2028, in 3 h 30 min",
        ),
        # passed
        (NEW_YORK, "2026-11-23 08:00", "2026-11-23 12:00", "12:00 PM today, Monday, November 23, 2026, over"),
        (NEW_YORK, "2026-11-23 18:00", "2026-11-24 09:00", "10:00 PM yesterday, Monday, November 23, 2026, over"),
        (NEW_YORK, "2026-11-20 14:15", "2026-11-23 09:00", "6:15 PM, Friday, November 20, 2026, over"),
        (NEW_YORK, "2026-11-17 14:15", "2026-11-23 09:00", "6:15 PM, Tuesday, November 17, 2026, over"),
        (NEW_YORK, "2026-11-16 14:15", "2026-11-23 09:00", "6:15 PM, Monday, November 16, 2026, over"),
        (NEW_YORK, "2025-12-31 23:15", "2026-11-23 09:00", "3:15 AM, Thursday, January 1, 2026, over"),
        # the clocks go forward on March 8, 2026, at 2 AM
        (NEW_YORK, "2026-03-07 23:30", "2026-03-07 23:30", "4:30 AM tomorrow, Sunday, March 8, 2026, in 4 h, shifted"),
        (
            NEW_YORK,
            "2026-03-08 00:30",
            "2026-03-08 01:00",
            "5:30 AM today, Sunday, March 8, 2026, in 3 h 30 min, shifted",
        ),
        (
            NEW_YORK,
            "2026-03-08 01:59",
            "2026-03-08 03:00",
            "6:59 AM today, Sunday, March 8, 2026, in 3 h 59 min, shifted",
        ),
        (NEW_YORK, "2026-03-08 03:00", "2026-03-08 03:00", "7:00 AM today, Sunday, March 8, 2026, in 4 h"),
        (CHICAGO, "2026-03-07 22:15", "2026-03-07 22:15", "3:15 AM tomorrow, Sunday, March 8, 2026, in 4 h, shifted"),
        (PHOENIX, "2026-03-07 23:30", "2026-03-07 23:30", "3:30 AM tomorrow, Sunday, March 8, 2026, in 4 h"),
        # and back on November 1, 2026, at 2 AM
        (NEW_YORK, "2026-10-31 21:30", "2026-10-31 21:30", "1:30 AM tomorrow, Sunday, November 1, 2026, in 4 h"),
        (
            NEW_YORK,
            "2026-10-31 22:30",
            "2026-10-31 22:30",
            "1:30 AM tomorrow, Sunday, November 1, 2026, in 4 h, shifted",
        ),
        (NEW_YORK, "2026-11-01 00:30", "2026-11-01 00:30", "3:30 AM today, Sunday, November 1, 2026, in 4 h, shifted"),
        (NEW_YORK, "2026-11-01 01:30", "2026-11-01 01:30", "4:30 AM today, Sunday, November 1, 2026, in 4 h, shifted"),
        # time zones offset by half and quarter hours, and one whose clocks change by half an hour
        (KOLKATA, "2026-11-23 14:15", "2026-11-23 14:55", "6:15 PM today, Monday, November 23, 2026, in 3 h 20 min"),
        (
            KATHMANDU,
            "2026-11-23 21:15",
            "2026-11-23 23:59",
            "1:15 AM tomorrow, Tuesday, November 24, 2026, in 1 h 16 min",
        ),
        (LORD_HOWE, "2026-04-05 00:00", "2026-04-05 00:00", "3:30 AM today, Sunday, April 5, 2026, in 4 h, shifted"),
        (ST_JOHNS, "2026-03-08 00:15", "2026-03-08 00:15", "5:15 AM today, Sunday, March 8, 2026, in 4 h, shifted"),
    ],
)
def test_the_end_is_in_local_time_with_its_day(zone: str, arrived: str, now: str, expected: str) -> None:
    assert shown(zone, arrived, now) == expected


def test_the_second_of_two_equal_local_times_is_an_hour_later() -> None:
    assert (
        shown(NEW_YORK, "2026-11-01 01:30", "2026-11-01 01:30", fold=1)
        == "5:30 AM today, Sunday, November 1, 2026, in 4 h"
    )


def test_a_traveler_sees_the_time_where_they_are_now() -> None:
    arrived, now = moment(NEW_YORK, at(NEW_YORK, "2026-11-23 14:15")), moment(CHICAGO, at(CHICAGO, "2026-11-23 13:55"))
    result = time_left(FOUR_HOURS, arrived, now, now.ahead)
    assert result is not None
    assert (clock(STRINGS, result.end), relative_day(STRINGS, result.end, now), span(STRINGS, result.seconds)) == (
        "5:15 PM",
        "today",
        "3 h 20 min",
    )


def test_a_message_that_has_not_arrived_yet_has_no_deadline() -> None:
    now = at(NEW_YORK, "2026-11-23 14:15")
    assert left(NEW_YORK, now + TOLERANCE + 1, now) is None
    assert left(NEW_YORK, now, now) is not None


def test_clocks_may_differ_by_minutes_but_never_leave_more_time_than_there_is() -> None:
    now = at(NEW_YORK, "2026-11-23 14:15")
    result = left(NEW_YORK, now + TOLERANCE, now)
    assert result is not None
    assert (clock(STRINGS, result.end), span(STRINGS, result.seconds)) == ("6:20 PM", "4 h")


@pytest.mark.parametrize(
    ("ahead", "name", "expected"),
    [
        (-300, "EST", "EST"),
        (330, "GMT+5:30", "GMT+5:30"),
        (-300, "", "UTC-5"),
        (330, "", "UTC+5:30"),
        (-210, "", "UTC-3:30"),
        (0, "", "UTC"),
    ],
)
def test_the_time_zone_has_its_name_or_else_its_offset(ahead: int, name: str, expected: str) -> None:
    assert zone(Moment(0, ahead, name)) == expected


@pytest.mark.parametrize(("seconds", "ahead"), [(-1, 0), (LATEST, 0), (10**30, 0), (0, 24 * 60), (0, -24 * 60)])
def test_a_moment_out_of_range_is_an_error(seconds: int, ahead: int) -> None:
    with pytest.raises(ValueError, match="moment out of range"):
        Moment(seconds, ahead)


def test_an_end_out_of_range_is_an_error() -> None:
    last = Moment(LATEST - 1, 0)
    with pytest.raises(ValueError, match="moment out of range"):
        time_left(FOUR_HOURS, last, last, 0)


@given(st.integers(0, LATEST - 10**6), st.integers(-1439, 1439), st.integers(0, 90_000), st.integers(-1439, 1439))
def test_at_any_time_in_any_time_zone_some_or_no_time_is_left(at: int, ahead: int, later: int, then: int) -> None:
    result = time_left(FOUR_HOURS, Moment(at, ahead), Moment(at + later, ahead), then)
    assert result is not None
    assert result.seconds == max(0, FOUR_HOURS - later)
    assert result.is_over == (later >= FOUR_HOURS)
    assert clock(STRINGS, result.end)[-2:] in ("AM", "PM")
    assert day(STRINGS, result.end)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0, "less than a minute"),
        (59, "less than a minute"),
        (60, "1 min"),
        (3599, "59 min"),
        (3600, "1 h"),
        (3660, "1 h 1 min"),
        (14400, "4 h"),
    ],
)
def test_a_duration_is_in_hours_and_whole_minutes(seconds: int, expected: str) -> None:
    assert span(STRINGS, seconds) == expected


@pytest.mark.parametrize(
    ("local", "expected"), [("00:05", "00.05 Uhr"), ("12:00", "12.00 Uhr"), ("18:15", "18.15 Uhr")]
)
def test_another_language_has_a_clock_of_24_hours(local: str, expected: str) -> None:
    then = moment("UTC", at("UTC", f"2026-11-23 {local}"))
    assert clock(replace(STRINGS, time_format="{hour24}.{minute} Uhr"), then) == expected


def test_another_language_has_its_own_order_of_the_parts_of_a_day() -> None:
    then = moment("UTC", at("UTC", "2026-11-23 12:00"))
    assert day(replace(STRINGS, day_format="{day}. {month} {year} ({weekday})"), then) == "23. November 2026 (Monday)"
