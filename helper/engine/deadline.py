"""Deadlines in local time.

Python has no time zones in the browser: the caller gives the offset from UTC at each moment.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
LATEST: Final = 32503680000
"""The start of the year 3000 in seconds: late enough for everyone, and within the range of datetime."""
MAX_OFFSET: Final = 24 * 60 - 1
"""The largest offset from UTC that datetime accepts, in minutes."""
MINUTE: Final = 60


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in seconds since 1970 UTC, and how many minutes local time is `ahead` of UTC then."""

    at: int
    ahead: int

    def __post_init__(self) -> None:
        """Raise ValueError if the moment or the offset is out of range."""
        if not (0 <= self.at < LATEST and abs(self.ahead) <= MAX_OFFSET):
            raise ValueError("moment out of range")

    @property
    def local(self) -> datetime:
        """The local date and time."""
        return EPOCH.astimezone(timezone(timedelta(minutes=self.ahead))) + timedelta(seconds=self.at)


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """The time left at `now` until the deadline ends at `end`, in `seconds`: 0 once it has passed.

    `shifts` is whether the clocks change between the arrival of the message and the end.
    """

    now: Moment
    end: Moment
    seconds: int
    shifts: bool

    @property
    def is_over(self) -> bool:
        """Whether the deadline has passed."""
        return self.seconds <= 0


def time_left(seconds: int, arrived: Moment, now: Moment, ahead: int) -> TimeLeft | None:
    """The time left until that many seconds after a message arrived; None if it has not arrived yet.

    `ahead` is how many minutes local time is ahead of UTC at the end. Raises ValueError if the end is out of range.
    """
    if arrived.at > now.at:
        return None
    end = Moment(arrived.at + seconds, ahead)
    return TimeLeft(now, end, max(0, end.at - now.at), shifts=end.ahead != arrived.ahead)


def day(moment: Moment, now: Moment) -> str:
    """The day of a moment, relative to now: “today”, “tomorrow, Tuesday”, “on Friday”, or with the date."""
    then, today = moment.local.date(), now.local.date()
    days = (then - today).days
    nearby = {0: "today", 1: f"tomorrow, {weekday(then)}", -1: f"yesterday, {weekday(then)}"}
    if days in nearby:
        return nearby[days]
    return (
        f"on {weekday(then)}"
        if -7 < days < 0
        else f"on {weekday(then)}, {MONTHS[then.month - 1]} {then.day}, {then.year}"
    )


def clock(moment: Moment) -> str:
    """The local time of a moment on a 12-hour clock: “6:15 PM”."""
    local = moment.local
    return f"{local.hour % 12 or 12}:{local.minute:02} {'AM' if local.hour < 12 else 'PM'}"


def span(seconds: int) -> str:
    """A duration in hours and minutes, rounded down: “3 h 20 min”."""
    hours, minutes = divmod(seconds // MINUTE, 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes)
    return " ".join(parts) or "less than a minute"


# The names in the standard library depend on the locale.
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def weekday(of: date) -> str:
    """The day of the week."""
    return WEEKDAYS[of.weekday()]
