"""A calendar file with a deadline: iCalendar (RFC 5545), all times in UTC."""

from collections.abc import Iterator
from datetime import UTC
from typing import Final

from helper.engine.deadline import MINUTE, Moment, TimeLeft
from helper.model.flow import Contact, Deadline

ALARM: Final = 30 * MINUTE
"""How many seconds before the deadline the alarm goes off."""
MAX_LINE: Final = 75
"""The length limit of a line in bytes (RFC 5545, 3.1)."""
ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(deadline: Deadline, contact: Contact, left: TimeLeft) -> str:
    """The file for that deadline, with an alarm before it. It names the contact who helps once the time is over."""
    end = _utc(left.end)
    reach = f"{contact.phone}{f', extension {contact.extension}' if contact.extension else ''}, {contact.email}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//KASPER access guide//EN",
        "BEGIN:VEVENT",
        # Stable for a deadline, so that a calendar that imports the file twice shows one event.
        f"UID:{_text(f'{deadline.id}-{end}@kasper-access-guide')}",
        f"DTSTAMP:{_utc(left.now)}",
        f"DTSTART:{end}",
        f"SUMMARY:{_text(f'{deadline.title}: the {deadline.hours} hours end')}",
        f"DESCRIPTION:{_text(f'If the {deadline.hours} hours have passed, ask the {contact.name} for help: {reach}.')}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(deadline.title)}",
        f"TRIGGER:-PT{ALARM // MINUTE}M",
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
    """The line, folded: all parts but the first begin with a space."""
    part, size = "", 0
    for character in line:
        width = len(character.encode(errors="surrogatepass"))
        if size + width > MAX_LINE:
            yield part
            part, size = " ", 1
        part += character
        size += width
    yield part
