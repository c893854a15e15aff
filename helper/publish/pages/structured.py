"""Structured data for search engines: schema.org's terms as JSON-LD (https://schema.org/HowTo, https://schema.org/ContactPoint)."""

from collections.abc import Collection, Iterable
from typing import Any, Final

from markupsafe import Markup

from helper.engine.graph import states
from helper.engine.paths import path_of
from helper.engine.replay import Reached
from helper.model.flow import Contact, Flow, Procedure, Step
from helper.publish.pages.guide import GuidePage

VOCABULARY: Final = "https://schema.org"


def structured_data(flow: Flow, guide: Iterable[GuidePage]) -> dict[str, list[dict[str, Any]]]:
    """The JSON-LD objects of each guide page and each outcome, by the path of the page."""
    data = {page.path: describe(flow, page.ids("procedure"), page.ids("contact")) for page in guide}
    for state in states(flow):
        if isinstance(state, Reached):
            procedures = [procedure.id for procedure in state.procedures]
            data[path_of(state.answers)] = describe(flow, procedures, flow.contacts)
    return data


def describe(flow: Flow, procedures: Collection[str], contacts: Collection[str]) -> list[dict[str, Any]]:
    """A HowTo for each procedure and a ContactPoint for each contact of those ids, as plain text and in the flow's order."""
    return [
        *(_how_to(flow, procedure) for procedure in flow.procedures if procedure.id in procedures),
        *(_contact_point(contact) for contact in flow.contacts.values() if contact.id in contacts),
    ]


def _how_to(flow: Flow, procedure: Procedure) -> dict[str, Any]:
    first = (*procedure.before, *([procedure.warning] if procedure.warning else []))
    return {
        "@context": VOCABULARY,
        "@type": "HowTo",
        "name": procedure.title,
        **({"description": " ".join(_note(flow, id) for id in first)} if first else {}),
        "step": [
            {"@type": "HowToStep", "position": position, "text": _step_text(flow, step)}
            for position, step in enumerate(procedure.steps, 1)
        ],
    }


def _step_text(flow: Flow, step: Step) -> str:
    return f"{_text(step.text)} {_note(flow, step.note)}" if step.note else _text(step.text)


def _note(flow: Flow, id: str) -> str:
    note = flow.notes[id]
    if not flow.is_newer(note):
        return _text(note.text)
    sources = "; ".join(f"{source.title} ({source.date})" for source in flow.cited(note.sources))
    return f"Newer guidance: {_text(note.text)} Source: {sources}."


def _contact_point(contact: Contact) -> dict[str, Any]:
    return {
        "@context": VOCABULARY,
        "@type": "ContactPoint",
        "name": contact.name,
        "description": contact.helps_with,
        "telephone": f"+1 {contact.phone_text}",
        "email": contact.email,
    }


def _text(markup: str) -> str:
    return Markup(markup).striptags()  # noqa: S704 - it is markup already, and striptags removes it
