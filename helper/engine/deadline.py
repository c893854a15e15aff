"""Deadlines in local time.

Python has no time zones in the browser: the caller gives the offset from UTC at each moment.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from helper.model.strings import Strings

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
LATEST: Final = 32503680000
"""The start of the year 3000 in seconds: late enough for everyone, and within the range of datetime."""
MAX_OFFSET: Final = 24 * 60 - 1
"""The largest offset from UTC that datetime accepts, in minutes."""
MINUTE: Final = 60
TOLERANCE: Final = 5 * MINUTE
"""How many seconds in the future a message may have arrived, because two clocks seldom agree."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in seconds since 1970 UTC, and how many minutes local time is `ahead` of UTC then.

    `name` is the short name of the time zone then, such as “EST”, or empty.
    """

    at: int
    ahead: int
    name: str = ""

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


def time_left(seconds: int, arrived: Moment, now: Moment, ahead: int, name: str = "") -> TimeLeft | None:
    """The time left until that many seconds after a message arrived, at most those; None if it has not arrived yet.

    `ahead` is how many minutes local time is ahead of UTC at the end, and `name` that of the time zone. Raises ValueError
    if the end is out of range.
    """
    if arrived.at > now.at + TOLERANCE:
        return None
    end = Moment(arrived.at + seconds, ahead, name)
    return TimeLeft(now, end, min(seconds, max(0, end.at - now.at)), shifts=end.ahead != arrived.ahead)


def day(strings: Strings, moment: Moment) -> str:
    """The day of a moment: “Monday, November 23, 2026”."""
    then = moment.local
    weekday, month = strings.weekdays[then.weekday()], strings.months[then.month - 1]
    return strings.day_format.format(weekday=weekday, month=month, day=then.day, year=then.year)


def relative_day(strings: Strings, moment: Moment, now: Moment) -> str:
    """The day of a moment as seen from now: “today”, “tomorrow” or “yesterday”; empty for any other."""
    days = (moment.local.date() - now.local.date()).days
    return {0: strings.today, 1: strings.tomorrow, -1: strings.yesterday}.get(days, "")


def zone(moment: Moment) -> str:
    """The time zone at a moment: “EST”, or without a name how far it is ahead of UTC: “UTC-5”, “UTC+5:30”."""
    hours, minutes = divmod(abs(moment.ahead), 60)
    offset = f"{'-' if moment.ahead < 0 else '+'}{hours}{f':{minutes:02}' if minutes else ''}" if moment.ahead else ""
    return moment.name or f"UTC{offset}"


def clock(strings: Strings, moment: Moment) -> str:
    """The local time of a moment: “6:15 PM”."""
    hour, minute = moment.local.hour, f"{moment.local.minute:02}"
    half = strings.am if hour < 12 else strings.pm
    return strings.time_format.format(hour12=hour % 12 or 12, hour24=f"{hour:02}", minute=minute, half=half)


def span(strings: Strings, seconds: int) -> str:
    """A duration in hours and minutes, rounded down: “3 h 20 min”."""
    hours, minutes = divmod(seconds // MINUTE, 60)
    parts = [strings.hours.format(hours=hours)] * bool(hours) + [strings.minutes.format(minutes=minutes)] * bool(
        minutes
    )
    return " ".join(parts) or strings.less_than_a_minute
