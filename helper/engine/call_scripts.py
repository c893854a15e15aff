"""What to say to the help desks that a plan names."""

from collections.abc import Iterable
from dataclasses import dataclass

from helper.engine.replay import Reached
from helper.model.flow import Contact, Flow


@dataclass(frozen=True, slots=True)
class CallScript:
    """The sentences to say and the questions to ask a contact, and what to have at hand."""

    contact: Contact
    says: tuple[str, ...]
    asks: tuple[str, ...]
    at_hand: tuple[str, ...]


def call_scripts(flow: Flow, state: Reached) -> tuple[CallScript, ...]:
    """A call script for each contact that a step of the plan names, in the order of the plan.

    It says the answers that the contact needs to hear, and asks what the contact's steps ask. What to have at hand comes
    from their procedures.
    """
    options = [answer.option for answer in state.answers]
    steps = [(procedure, step) for procedure in state.procedures for step in procedure.steps if step.contact]
    return tuple(
        CallScript(
            flow.contacts[id],
            says=tuple(option.say for option in options if not option.tell or id in option.tell),
            asks=_unique(step.ask for _, step in steps if step.contact == id),
            at_hand=_unique(thing for procedure, step in steps if step.contact == id for thing in procedure.at_hand),
        )
        for id in _unique(step.contact for _, step in steps if step.contact)
    )


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
