"""Structured data for search engines: schema.org's terms as JSON-LD (https://schema.org/HowTo, https://schema.org/ContactPoint)."""

from collections.abc import Iterable
from typing import Any, Final

from helper.engine.replay import Reached, State
from helper.model.flow import Contact, Flow, Procedure, Step
from helper.render.plain_text import plain_text

VOCABULARY: Final = "https://schema.org"

type StructuredData = list[dict[str, Any]]
"""The JSON-LD objects of a page."""


def structured_data(flow: Flow, procedures: Iterable[Procedure], contacts: Iterable[Contact]) -> StructuredData:
    """A HowTo for each procedure and a ContactPoint for each contact, as plain text."""
    return [
        *(_how_to(flow, procedure) for procedure in procedures),
        *(_contact_point(flow, contact) for contact in contacts),
    ]


def structured_state(flow: Flow, state: State) -> StructuredData:
    """The structured data of a state: of the plan and the contacts on an outcome, none on a question."""
    return structured_data(flow, state.procedures, flow.contacts.values()) if isinstance(state, Reached) else []


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
    return f"{plain_text(step.text)} {_note(flow, step.note)}" if step.note else plain_text(step.text)


def _note(flow: Flow, id: str) -> str:
    note = flow.notes[id]
    if not flow.is_newer(note):
        return plain_text(note.text)
    sources = "; ".join(f"{source.title} ({source.date})" for source in flow.cited(note.sources))
    text = flow.strings.text_newer.format(text=plain_text(note.text))
    return f"{text} {flow.strings.source.format(sources=sources)}"


def _contact_point(flow: Flow, contact: Contact) -> dict[str, Any]:
    return {
        "@context": VOCABULARY,
        "@type": "ContactPoint",
        "name": contact.name,
        "description": contact.helps_with,
        "telephone": f"+1 {contact.phone_text(flow.strings)}",
        "email": contact.email,
    }
