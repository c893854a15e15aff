"""Every complete set of answers, with what it leads to: for a table, and as a CSV file (RFC 4180)."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from helper.engine.graph import states
from helper.engine.paths import path_of
from helper.engine.replay import Answer, Reached
from helper.model.flow import Contact, Flow, Procedure

BYTE_ORDER_MARK: Final = "\ufeff"
"""Marks the file as UTF-8 for Excel."""
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would compute."""


@dataclass(frozen=True)
class Case:
    """A complete set of answers and the outcome: its path, headline, procedures and contacts."""

    path: str
    answers: Sequence[Answer]
    headline: str
    procedures: Sequence[Procedure]
    contacts: Sequence[Contact]


def cases(flow: Flow) -> Iterator[Case]:
    """All cases, in the order of the questions and options."""
    for state in states(flow):
        if isinstance(state, Reached) and state.outcome:
            contacts = flow.contacts_of(state.procedures)
            yield Case(path_of(state.answers), state.answers, state.outcome.headline, state.procedures, contacts)


def as_csv(flow: Flow, site_url: str) -> str:
    """The file: a column for each question, then the headline, the parts, the contacts and the URL of the page."""
    written = io.StringIO()
    writer = csv.writer(written)
    strings = flow.strings
    heads = strings.cases_do, strings.cases_parts, strings.cases_contacts, strings.cases_address
    writer.writerow(_cell(text) for text in (*(question.topic for question in flow.questions), *heads))
    for case in cases(flow):
        given = {answer.question.id: answer.option.short for answer in case.answers}
        writer.writerow(
            _cell(text)
            for text in (
                *(given.get(question.id, "") for question in flow.questions),
                case.headline,
                "; ".join(procedure.title for procedure in case.procedures),
                "; ".join(
                    f"{contact.name}, {contact.phone_text(strings)}, {contact.email}" for contact in case.contacts
                ),
                f"{site_url}{case.path}",
            )
        )
    return BYTE_ORDER_MARK + written.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
