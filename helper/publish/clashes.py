"""Checks a flow for what is decided without a word: ids that clash on a page, and outcomes of the same answers."""

from collections.abc import Iterator
from typing import Final

from helper.engine.graph import states
from helper.engine.paths import path_of
from helper.engine.replay import Reached, given, holds
from helper.model.errors import Finding
from helper.model.flow import Flow, public_id

FIXED: Final = ("helper-answers", "helper-heading", "helper-own-words", "helper-own-words-private")
"""The ids that templates give."""


def check_clashes(flow: Flow) -> Iterator[Finding]:
    """The ids that two parts have, although links and pages take each for one thing."""
    owners = dict.fromkeys(FIXED, "a template")
    owners |= {f"window-{deadline}{end}": "a template" for deadline in flow.deadlines for end in ("", "-zone")}
    for part, entry, id, what, *below in _public(flow):
        if id in owners:
            problem = f"The id “{id}” of {what} is also that of {owners[id]}, so links to it are ambiguous."
            yield Finding(part, entry, problem, "Rename one of them.", tuple(below))
        owners.setdefault(id, what)


def _public(flow: Flow) -> Iterator[tuple[str, str, str, str, *tuple[str | int, ...]]]:
    """The file, the entry, the id, and whose it is, for each public id; and the way from the entry to it."""
    for question in flow.questions:
        yield "questions", question.id, question.id, f"the question “{question.id}”", "id"
        for index, option in enumerate(question.options):
            what = f"the option “{option.id}” of “{question.id}”"
            yield "questions", question.id, public_id(question, option), what, "options", index, "id"
    for procedure in flow.procedures:
        yield "procedures", procedure.id, procedure.id, f"the procedure “{procedure.id}”", "id"
        for index, step in enumerate(procedure.steps):
            what = f"the step “{step.id}” of “{procedure.id}”"
            yield "procedures", procedure.id, public_id(procedure, step), what, "steps", index, "id"
            yield (
                "procedures",
                procedure.id,
                f"{public_id(procedure, step)}-text",
                f"the text of {what}",
                "steps",
                index,
                "id",
            )
    for contact in flow.contacts:
        yield "contacts", contact, contact, f"the contact “{contact}”", "id"


def check_shadows(flow: Flow) -> Iterator[Finding]:
    """The outcomes that never appear because of earlier ones, and those of which only the order decides.

    An outcome for few answers may come before one for more, as its exception.
    """
    answers = {path_of(s.answers): given(s.answers) for s in states(flow) if isinstance(s, Reached)}
    met = {o.id: {path for path, chosen in answers.items() if holds(o.when, chosen)} for o in flow.outcomes}
    for index, outcome in enumerate(flow.outcomes):
        own, earlier = met[outcome.id], flow.outcomes[:index]
        taking = [other.id for other in earlier if met[other.id] & own]
        if own and own <= set().union(*(met[id] for id in taking)):
            names = ", ".join(f"“{id}”" for id in taking)
            problem = f"This outcome never appears, because {names} above it has all its answers."
            yield Finding("outcomes", outcome.id, problem, "Move it up, or correct a “when”.", ("when",))
            continue
        for id in taking:
            if not met[id] <= own:
                chosen = answers[min(met[id] & own)]
                shown = ", ".join(f"{question}: {option}" for question, option in chosen.items())
                problem = f"The answers {shown} also meet the “when” of “{id}” above, which wins."
                yield Finding("outcomes", outcome.id, problem, "Make one of them stricter.", ("when",))
