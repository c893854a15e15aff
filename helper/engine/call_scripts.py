"""What to say to the help desks that a plan sends people to."""

from collections.abc import Iterable
from dataclasses import dataclass

from helper.engine.replay import Reached
from helper.model.flow import Contact, Flow


@dataclass(frozen=True, slots=True)
class CallScript:
    """What one tells and asks a contact, sentence by sentence, and what one has at hand then."""

    contact: Contact
    says: tuple[str, ...]
    asks: tuple[str, ...]
    at_hand: tuple[str, ...]


def call_scripts(flow: Flow, state: Reached) -> tuple[CallScript, ...]:
    """A call for each contact that a step of the plan names, in the order of the plan.

    One tells all of one's answers, asks what the steps say, and has at hand what their procedures name.
    """
    says = tuple(answer.option.say for answer in state.answers)
    named = [(step, procedure) for procedure in state.procedures for step in procedure.steps if step.contact]
    return tuple(
        CallScript(
            flow.contacts[id],
            says,
            asks=_once(step.ask for step, _ in named if step.contact == id),
            at_hand=_once(thing for step, procedure in named if step.contact == id for thing in procedure.at_hand),
        )
        for id in dict.fromkeys(step.contact for step, _ in named if step.contact)
    )


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
