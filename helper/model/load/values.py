"""Checks single values: phone numbers, email addresses, URLs, dates and hours, and texts that nobody could tell apart."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from helper.model.errors import Defect
from helper.model.load.addresses import is_mailto, web_problem
from helper.model.load.document import FILLED, Document, Trail
from helper.model.load.keys import nearest

PHONE: Final = re.compile(r"\(?[2-9]\d{2}[)-] ?\d{3}-\d{4}", re.ASCII)
COUNTRY: Final = "US"
EXTENSION: Final = re.compile("[0-9]{1,8}")
"""Phones dial it after a pause."""
DATE: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
HOURS: Final = re.compile(r"[1-9]|1\d|2[0-4]")
"""At most a day, since pages say that a deadline ends today or tomorrow."""
PARTS: Final = ("options", "steps")
DISTINCT: Final = {
    "questions": (("text",), ("options", "label"), ("options", "short")),
    "procedures": (("title",), ("steps", "text")),
    "sources": (("title", "date"),),
    "contacts": (("name",), ("phone", "extension"), ("email",)),
    "abbreviations": (("short",),),
    "topics": (("title",),),
}
"""By file, what tells entries apart for a reader: their own values, or those of the parts in a list of theirs."""


def check_contacts(contacts: Document) -> Iterator[Defect]:
    """The phone numbers and email addresses that nobody could dial or write to."""
    for trail, phone in _values(contacts, "phone"):
        if not PHONE.fullmatch(phone):
            remedy = "Write ten digits, such as 502-555-0100 or (502) 555-0100, without a country code."
            yield contacts.error(trail, f"“{phone}” is not a valid phone number.", remedy)
        elif not phonenumbers.is_valid_number(phonenumbers.parse(phone, COUNTRY)):
            problem = f"“{phone}” is not a number that can be dialed in the United States."
            yield contacts.error(trail, problem, "Compare it with the source.")
    for trail, extension in _values(contacts, "extension"):
        if not EXTENSION.fullmatch(extension):
            problem = f"“{extension}” is not an extension that phones can dial."
            yield contacts.error(trail, problem, "Write digits only.")
    for trail, email in _values(contacts, "email"):
        if why := _email_problem(email):
            yield contacts.error(trail, f"“{email}” is not a valid email address: {why}", "Write name@host.")


def check_sources(sources: Document) -> Iterator[Defect]:
    """The URLs that are not those of a web page."""
    for trail, url in _values(sources, "url"):
        if problem := web_problem(url, whole=False):
            remedy = "Write it as https://host/path."
            yield sources.error(trail, f"“{url}” is not the URL of a web page: it {problem}.", remedy)


def check_dates(document: Document) -> Iterator[Defect]:
    """The entries that do not say on which date someone last checked them."""
    remedy = "Write the day on which someone last compared it with the real thing, such as 2026-11-22."
    for index, entry in enumerate(document.data):
        if isinstance(entry, dict) and not _has(entry, "checked"):
            yield document.error((index,), "The key “checked” is missing.", remedy)
    for trail, checked in _values(document, "checked"):
        if not _is_date(checked):
            yield document.error(trail, f"“{checked}” is not a date.", remedy)


def _is_date(text: str) -> bool:
    try:
        return bool(DATE.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def check_quotes(notes: Document) -> Iterator[Defect]:
    """The quotes that nothing is compared with."""
    for index, entry in enumerate(notes.data):
        if isinstance(entry, dict) and "quote" in entry and not _has(entry, "sources"):
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
            if not isinstance(step, dict) or _has(step, "contact") == _has(step, "ask"):
                continue
            missing, present = ("ask", "contact") if _has(step, "contact") else ("contact", "ask")
            remedy = "Write what to ask that contact." if missing == "ask" else "Name the contact to ask, or remove it."
            problem = f"The key “{present}” needs the key “{missing}”, which is missing."
            yield procedures.error((index, "steps", position, present), problem, remedy)


def check_deadlines(deadlines: Document) -> Iterator[Defect]:
    """The deadlines that are not a whole number of hours within a day."""
    for trail, hours in _values(deadlines, "hours"):
        if not HOURS.fullmatch(hours):
            problem = f"“{hours}” is not a whole number of hours within a day."
            yield deadlines.error(trail, problem, "Write a number from 1 to 24.")


def check_distinct(name: str, document: Document) -> Iterator[Defect]:
    """The values in the document of that name that are the same, so that no reader could tell the entries apart."""
    for keys in DISTINCT.get(name, ()):
        if keys[0] in PARTS:
            for index, entry in enumerate(document.data):
                parts = entry.get(keys[0]) if isinstance(entry, dict) else None
                yield from _same(document, (index, keys[0]), parts, keys[1:])
        else:
            yield from _same(document, (), document.data, keys)


def _same(document: Document, trail: Trail, entries: Any, keys: tuple[str, ...]) -> Iterator[Defect]:
    first: dict[tuple[str, ...], int] = {}
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        values = [entry.get(key, "") if isinstance(entry, dict) else FILLED for key in keys]
        if not isinstance(values[0], str) or values[0] in ("", FILLED):
            continue
        plain = tuple(" ".join(str(value).split()).casefold() for value in values)
        before = first.setdefault(plain, index)
        if before != index:
            line = document.lines.get((*trail, before, keys[0]), 1)
            problem = f"“{entry[keys[0]]}” is also the {keys[0]} on line {line}, so nobody can tell them apart."
            yield document.error((*trail, index, keys[0]), problem, "Change one of them, or remove it.")


def _has(entry: Mapping[str, Any], key: str) -> bool:
    """Whether the entry has the key, perhaps misspelt, which is reported by itself."""
    return nearest(key, entry) is not None


def _values(document: Document, key: str) -> Iterator[tuple[Trail, str]]:
    """The texts with that key, in all entries that have one."""
    for index, entry in enumerate(document.data):
        value = entry.get(key) if isinstance(entry, dict) else None
        if isinstance(value, str) and value != FILLED:
            yield (index, key), value


def _email_problem(email: str) -> str | None:
    try:
        validate_email(email, allow_smtputf8=False, check_deliverability=False)
    except EmailNotValidError as error:
        return f"{str(error).rstrip('.')}."
    return None if is_mailto(f"mailto:{email}") else "links cannot carry one of its characters."
