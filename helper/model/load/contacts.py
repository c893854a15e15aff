"""Whether one can call and write to the contacts and knows what to ask them, open the sources, and wait for the windows."""

import re
from collections.abc import Iterator

from helper.model.errors import Defect
from helper.model.load.document import Document

PHONE = re.compile(r"\(?[2-9]\d{2}[)-] ?\d{3}-\d{4}")
ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?")
HOURS = re.compile(r"[1-9]|1\d|2[0-4]")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]+")


def check_contacts(document: Document) -> Iterator[Defect]:
    """The telephone numbers and email addresses that could not be used in a link."""
    for index, entry in enumerate(document.data):
        if not isinstance(entry, dict):
            continue
        phone, email = entry.get("phone"), entry.get("email")
        if isinstance(phone, str) and not PHONE.fullmatch(phone):
            remedy = "Write ten digits, such as 502-555-0100 or (502) 555-0100, and no country code."
            yield document.error((index, "phone"), f"“{phone}” is no telephone number.", remedy)
        if isinstance(email, str) and not EMAIL.fullmatch(email):
            yield document.error((index, "email"), f"“{email}” is no email address.", "Write name@host.")


def check_sources(document: Document) -> Iterator[Defect]:
    """The addresses that are none of a page; a browser would run some of them as a script."""
    for index, entry in enumerate(document.data):
        address = entry.get("address") if isinstance(entry, dict) else None
        if isinstance(address, str) and not ADDRESS.fullmatch(address):
            remedy = "Write it as https://host/path."
            yield document.error((index, "address"), f"“{address}” is no address of a page.", remedy)


def check_asks(document: Document) -> Iterator[Defect]:
    """The steps that send people to a contact without a question, and those with a question for nobody."""
    for index, entry in enumerate(document.data):
        steps = entry.get("steps") if isinstance(entry, dict) else None
        for position, step in enumerate(steps if isinstance(steps, list) else ()):
            if not isinstance(step, dict) or ("contact" in step) == ("ask" in step):
                continue
            missing, found = ("ask", "contact") if "contact" in step else ("contact", "ask")
            remedy = "Write what one asks that contact." if missing == "ask" else "Name whom one asks, or remove it."
            problem = f"The key “{found}” stands here without “{missing}”."
            yield document.error((index, "steps", position, found), problem, remedy)


def check_deadlines(document: Document) -> Iterator[Defect]:
    """The windows that are no part of a day: pages tell their end as today or tomorrow."""
    for index, entry in enumerate(document.data):
        hours = entry.get("hours") if isinstance(entry, dict) else None
        if isinstance(hours, str) and not HOURS.fullmatch(hours):
            yield document.error((index, "hours"), f"“{hours}” is no number of hours in a day.", "Write 1 to 24.")
