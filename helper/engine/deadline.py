"""How long one has until the end of a window, told in the time of the place where somebody is.

Nothing here knows time zones: whoever asks says how far the clocks there are from UTC at each moment that counts.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
LATEST: Final = 32503680000
"""The year 3000 in seconds; nobody means a time as late, and dates can still be reckoned with it."""
FARTHEST: Final = 24 * 60 - 1
"""The minutes from UTC that a clock can be at most."""
MINUTE: Final = 60


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in seconds since 1970 UTC, and how many minutes the clocks of a place are ahead of UTC then."""

    at: int
    ahead: int

    def __post_init__(self) -> None:
        """Raise ValueError for what no calendar has."""
        if not (0 <= self.at < LATEST and abs(self.ahead) <= FARTHEST):
            raise ValueError("there is no such moment")

    @property
    def there(self) -> datetime:
        """What calendar and clock show at that place."""
        return EPOCH.astimezone(timezone(timedelta(minutes=self.ahead))) + timedelta(seconds=self.at)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where `now` stands in a window: its `end`, and the seconds `left`, which are none when it is over.

    `shifts` tells that the clocks change between the message and the end.
    """

    now: Moment
    end: Moment
    left: int
    shifts: bool

    @property
    def is_over(self) -> bool:
        """Whether there is no time left."""
        return self.left <= 0


def stand(seconds: int, arrived: Moment, now: Moment, ahead: int) -> Standing | None:
    """Where one stands in a window of so many seconds whose message arrived then; None where that is yet to come.

    `ahead` is how many minutes the clocks are ahead of UTC at the end of the window. Raises ValueError where the end is no
    moment.
    """
    if arrived.at > now.at:
        return None
    end = Moment(arrived.at + seconds, ahead)
    return Standing(now, end, max(0, end.at - now.at), shifts=end.ahead != arrived.ahead)


def day(moment: Moment, now: Moment) -> str:
    """The day of a moment as one says it now: “today”, “tomorrow, Tuesday”, “on Friday” or with its date."""
    then, today = moment.there.date(), now.there.date()
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
    """The time of a moment on a clock of twelve hours: “6:15 PM”."""
    there = moment.there
    return f"{there.hour % 12 or 12}:{there.minute:02} {'AM' if there.hour < 12 else 'PM'}"


def span(seconds: int) -> str:
    """So many seconds in hours and whole minutes: “3 h 20 min”; never more than they are."""
    hours, minutes = divmod(seconds // MINUTE, 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes)
    return " ".join(parts) or "less than a minute"


# Not from the calendar of the standard library, which speaks the language of its machine.
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def weekday(of: date) -> str:
    """The name of that day of the week."""
    return WEEKDAYS[of.weekday()]
