"""Checks single values: phone numbers, email addresses, URLs, dates and hours, and that each step with a contact says what to ask."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from helper.model.errors import Defect
from helper.model.load.addresses import is_mailto, web_problem
from helper.model.load.document import Document

PHONE: Final = re.compile(r"\(?[2-9]\d{2}[)-] ?\d{3}-\d{4}", re.ASCII)
EXTENSION: Final = re.compile("[0-9]{1,8}")
"""Phones dial it after a pause."""
DATE: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
HOURS: Final = re.compile(r"[1-9]|1\d|2[0-4]")
"""At most a day, since pages say that a deadline ends today or tomorrow."""


def check_contacts(contacts: Document) -> Iterator[Defect]:
    """The phone numbers and email addresses that would not work in a link."""
    for index, entry in enumerate(contacts.data):
        if not isinstance(entry, dict):
            continue
        phone, extension, email = entry.get("phone"), entry.get("extension"), entry.get("email")
        if isinstance(phone, str) and not PHONE.fullmatch(phone):
            remedy = "Write ten digits, such as 502-555-0100 or (502) 555-0100, without a country code."
            yield contacts.error((index, "phone"), f"“{phone}” is not a valid phone number.", remedy)
        if isinstance(extension, str) and not EXTENSION.fullmatch(extension):
            problem = f"“{extension}” is not an extension that phones can dial."
            yield contacts.error((index, "extension"), problem, "Write digits only.")
        if isinstance(email, str) and not is_mailto(f"mailto:{email}"):
            yield contacts.error((index, "email"), f"“{email}” is not a valid email address.", "Write name@host.")


def check_sources(sources: Document) -> Iterator[Defect]:
    """The URLs that are not those of a web page."""
    for index, entry in enumerate(sources.data):
        url = entry.get("url") if isinstance(entry, dict) else None
        if isinstance(url, str) and (problem := web_problem(url, whole=False)):
            remedy = "Write it as https://host/path."
            yield sources.error((index, "url"), f"“{url}” is not the URL of a web page: it {problem}.", remedy)


def check_dates(document: Document) -> Iterator[Defect]:
    """The entries that do not say on which date someone last checked them."""
    remedy = "Write the day on which someone last compared it with the real thing, such as 2026-11-22."
    for index, entry in enumerate(document.data):
        if not isinstance(entry, dict):
            continue
        checked = entry.get("checked")
        if checked is None:
            yield document.error((index,), "The key “checked” is missing.", remedy)
        elif isinstance(checked, str) and not _is_date(checked):
            yield document.error((index, "checked"), f"“{checked}” is not a date.", remedy)


def _is_date(text: str) -> bool:
    try:
        return bool(DATE.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def check_quotes(notes: Document) -> Iterator[Defect]:
    """The quotes that nothing is compared with."""
    for index, entry in enumerate(notes.data):
        if isinstance(entry, dict) and "quote" in entry and "sources" not in entry:
            yield notes.error(
                (index, "quote"),
                "The key “quote” needs the key “sources”, which is missing.",
                "Name the source that has these words.",
            )


def check_asks(procedures: Document) -> Iterator[Defect]:
    """The steps that name a contact but not what to ask, or the reverse."""
    for index, entry in enumerate(procedures.data):
        steps = entry.get("steps") if isinstance(entry, dict) else None
        for position, step in enumerate(steps if isinstance(steps, list) else ()):
            if not isinstance(step, dict) or ("contact" in step) == ("ask" in step):
                continue
            missing, present = ("ask", "contact") if "contact" in step else ("contact", "ask")
            remedy = "Write what to ask that contact." if missing == "ask" else "Name the contact to ask, or remove it."
            problem = f"The key “{present}” needs the key “{missing}”, which is missing."
            yield procedures.error((index, "steps", position, present), problem, remedy)


def check_deadlines(deadlines: Document) -> Iterator[Defect]:
    """The deadlines that are not a whole number of hours within a day."""
    for index, entry in enumerate(deadlines.data):
        hours = entry.get("hours") if isinstance(entry, dict) else None
        if isinstance(hours, str) and not HOURS.fullmatch(hours):
            problem = f"“{hours}” is not a whole number of hours within a day."
            yield deadlines.error((index, "hours"), problem, "Write a number from 1 to 24.")
