"""A deadline as a calendar file: iCalendar (RFC 5545), with all times in UTC."""

import re
from collections.abc import Iterator
from datetime import UTC
from typing import Final

from helper.engine.deadline import MINUTE, Moment, TimeLeft, clock, day, zone
from helper.model.flow import Contact, Deadline
from helper.model.strings import Strings

ALARM: Final = 30 * MINUTE
"""How many seconds before the end the event begins and its alarm goes off."""
FIRST_SEQUENCE: Final = 1_735_689_600
"""The start of 2025 in seconds, from which the sequence counts."""
LAST_SEQUENCE: Final = 2**31 - 1
MAX_LINE: Final = 75
"""The length limit of a line in bytes (RFC 5545, 3.1)."""
ESCAPED: Final = re.compile(r"\\?.", re.DOTALL)
"""A character, with the backslash that escapes it."""
ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(strings: Strings, deadline: Deadline, contact: Contact, left: TimeLeft, page: str = "") -> str:
    """The calendar file of a deadline, with an alarm. It says which contact helps once the deadline has passed.

    `page` is the URL of the page with the steps, or empty.
    """
    end = _utc(left.end)
    is_one = deadline.hours == 1
    title = strings.calendar_title_one if is_one else strings.calendar_title
    details = (strings.calendar_text_one if is_one else strings.calendar_text).format(
        hours=deadline.hours,
        time=clock(strings, left.end),
        zone=zone(left.end),
        day=day(strings, left.end),
        contact=contact.name,
        reach=strings.phone_or_email.format(phone=contact.phone_text(strings), email=contact.email),
    )
    steps = f"\n\n{strings.calendar_steps.format(page=page)}" if page else ""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{strings.calendar_product}",
        "BEGIN:VEVENT",
        # A corrected time replaces the event. Calendars tell versions apart by the sequence or the stamp.
        f"UID:{_text(f'{deadline.id}@{strings.calendar_domain}')}",
        f"SEQUENCE:{min(max(0, left.now.at - FIRST_SEQUENCE), LAST_SEQUENCE)}",
        f"DTSTAMP:{_utc(left.now)}",
        # Some calendars drop the alarm, so the event itself begins early and ends at the deadline.
        f"DTSTART:{_utc(Moment(left.end.at - ALARM, left.end.ahead))}",
        f"DTEND:{end}",
        f"SUMMARY:{_text(title.format(title=deadline.title, hours=deadline.hours))}",
        f"DESCRIPTION:{_text(details + steps)}",
        *([f"URL:{page}"] if page else []),
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(deadline.title)}",
        "TRIGGER:PT0S",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _utc(moment: Moment) -> str:
    return f"{moment.local.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    return text.replace("\r", "").translate(ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """The parts of a folded line. All but the first begin with a space. Some calendars cannot join a divided escape."""
    part, size = "", 0
    for character in ESCAPED.findall(line):
        width = len(character.encode(errors="surrogatepass"))
        if size + width > MAX_LINE:
            yield part
            part, size = " ", 1
        part += character
        size += width
    yield part
