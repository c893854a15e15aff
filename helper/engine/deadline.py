"""Deadlines in local time.

Nothing here knows time zones: the caller gives the offset from UTC at each moment that matters.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
LATEST: Final = 32503680000
"""The year 3000 in seconds. Nobody means a later time, and datetime can still calculate with it."""
MAX_OFFSET: Final = 24 * 60 - 1
"""The greatest offset from UTC that datetime accepts, in minutes."""
MINUTE: Final = 60


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in seconds since 1970 UTC, and the minutes by which a local clock is `ahead` of UTC then."""

    at: int
    ahead: int

    def __post_init__(self) -> None:
        """Raise ValueError for a moment that no calendar has."""
        if not (0 <= self.at < LATEST and abs(self.ahead) <= MAX_OFFSET):
            raise ValueError("no such moment")

    @property
    def local(self) -> datetime:
        """The local date and time."""
        return EPOCH.astimezone(timezone(timedelta(minutes=self.ahead))) + timedelta(seconds=self.at)


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """The time from `now` to the deadline `end`, in `seconds`, which are 0 once it is over.

    `shifts` tells that the clocks change between the message and the deadline.
    """

    now: Moment
    end: Moment
    seconds: int
    shifts: bool

    @property
    def is_over(self) -> bool:
        """Whether no time is left."""
        return self.seconds <= 0


def time_left(seconds: int, arrived: Moment, now: Moment, ahead: int) -> TimeLeft | None:
    """The time left until so many seconds after a message arrived; None while its arrival is in the future.

    `ahead` is the minutes by which the local clock is ahead of UTC at the deadline. Raises ValueError where the deadline
    is not a valid moment.
    """
    if arrived.at > now.at:
        return None
    end = Moment(arrived.at + seconds, ahead)
    return TimeLeft(now, end, max(0, end.at - now.at), shifts=end.ahead != arrived.ahead)


def day(moment: Moment, now: Moment) -> str:
    """The day of a moment as seen from now: “today”, “tomorrow, Tuesday”, “on Friday”, or with its date."""
    then, today = moment.local.date(), now.local.date()
    days = (then - today).days
    named = {0: "today", 1: f"tomorrow, {weekday(then)}", -1: f"yesterday, {weekday(then)}"}
    if days in named:
        return named[days]
    return (
        f"on {weekday(then)}"
        if -7 < days < 0
        else f"on {weekday(then)}, {MONTHS[then.month - 1]} {then.day}, {then.year}"
    )


def clock(moment: Moment) -> str:
    """The time of a moment on a 12-hour clock: “6:15 PM”."""
    local = moment.local
    return f"{local.hour % 12 or 12}:{local.minute:02} {'AM' if local.hour < 12 else 'PM'}"


def span(seconds: int) -> str:
    """A duration in hours and whole minutes, rounded down: “3 h 20 min”."""
    hours, minutes = divmod(seconds // MINUTE, 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes)
    return " ".join(parts) or "less than a minute"


# The calendar module of the standard library depends on the locale.
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def weekday(of: date) -> str:
    """The name of that day of the week."""
    return WEEKDAYS[of.weekday()]
