"""A file that puts the end of a window into a calendar: iCalendar (RFC 5545), all times in UTC."""

from collections.abc import Iterator
from datetime import UTC
from typing import Final

from helper.engine.deadline import MINUTE, Moment, Standing
from helper.model.flow import Contact, Window

ALARM: Final = 30 * MINUTE
"""How many seconds before the end the calendar tells."""
LONGEST: Final = 75
"""The bytes that a line may have (RFC 5545, 3.1)."""
ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(window: Window, contact: Contact, standing: Standing) -> str:
    """The file for where one stands in that window, with an alarm before its end. The contact helps when it is over."""
    end = _utc(standing.end)
    reach = f"{contact.phone}{f', extension {contact.extension}' if contact.extension else ''}, {contact.email}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//KASPER access guide//EN",
        "BEGIN:VEVENT",
        # The same for the same end, so that a calendar which gets it twice shows it once.
        f"UID:{_text(f'{window.id}-{end}@kasper-access-guide')}",
        f"DTSTAMP:{_utc(standing.now)}",
        f"DTSTART:{end}",
        f"SUMMARY:{_text(f'{window.title}: the {window.hours} hours end')}",
        f"DESCRIPTION:{_text(f'If the {window.hours} hours have passed, ask the {contact.name} for help: {reach}.')}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(window.title)}",
        f"TRIGGER:-PT{ALARM // MINUTE}M",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _utc(moment: Moment) -> str:
    return f"{moment.there.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    return text.replace("\r", "").translate(ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """The line in parts that are not too long; all but the first begin with a space."""
    part, size = "", 0
    for character in line:
        width = len(character.encode(errors="surrogatepass"))
        if size + width > LONGEST:
            yield part
            part, size = " ", 1
        part += character
        size += width
    yield part
