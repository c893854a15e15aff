"""What to say to the help desks that a plan names."""

from dataclasses import dataclass

from helper.engine.replay import Reached
from helper.model.flow import Contact, Flow, Step


@dataclass(frozen=True, slots=True)
class CallScript:
    """The sentences to say to a contact, and the question to ask."""

    contact: Contact
    says: tuple[str, ...]
    ask: str


def call_script(flow: Flow, state: Reached, step: Step) -> CallScript | None:
    """The call script of a step of the plan: the answers that its contact needs to hear, and what the step asks.

    None if the step names no contact.
    """
    if not step.contact:
        return None
    options = (answer.option for answer in state.answers)
    says = tuple(option.say for option in options if not option.tell or step.contact in option.tell)
    return CallScript(flow.contacts[step.contact], says, step.ask)
