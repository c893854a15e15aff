"""Checks a flow as a whole: every path ends in an outcome, everything can be reached, and public ids are unambiguous."""

from collections.abc import Iterator

from helper.engine.graph import states
from helper.engine.paths import public_ids
from helper.engine.replay import Asking, given, holds
from helper.model.errors import Finding
from helper.model.flow import Condition, Flow, Procedure, Step, public_id


def check(flow: Flow) -> Iterator[Finding]:
    """The errors in the flow as a whole."""
    reached: dict[str, set[str]] = {
        name: set() for name in ("questions", "options", "outcomes", "procedures", "conditions", "steps")
    }
    for state in states(flow):
        if isinstance(state, Asking):
            reached["questions"].add(state.question.id)
            reached["options"] |= {public_id(state.question, option) for option in state.options}
            if not state.options:
                problem = f"After the answers {_described(given(state.answers))}, this question offers no option."
                yield Finding(
                    "questions", state.question.id, problem, "Let an option apply, or do not ask the question."
                )
            continue
        last = state.answers[-1].question.id if state.answers else ""
        reached["procedures"] |= {procedure.id for procedure in state.procedures}
        reached["steps"] |= {public_id(procedure, step) for procedure in state.procedures for step in procedure.steps}
        reached["conditions"] |= {
            f"{procedure.id} {key}"
            for procedure in state.procedures
            for key, condition in _conditions(procedure)
            if holds(condition, given(state.answers))
        }
        if state.outcome is None:
            problem = f"The answers {_described(given(state.answers))} lead to no outcome."
            yield Finding("questions", last, problem, "Add an outcome to outcomes.yml whose “when” they meet.")
        else:
            reached["outcomes"].add(state.outcome.id)
        for procedure in state.procedures:
            if not procedure.steps:
                problem = f"The answers {_described(given(state.answers))} leave it no steps."
                yield Finding("procedures", procedure.id, problem, "Correct the “unless” of its steps, or its “when”.")
        if not state.procedures:
            problem = f"The answers {_described(given(state.answers))} lead to no procedure."
            yield Finding("questions", last, problem, "Add a procedure to procedures.yml whose “when” they meet.")
    yield from _unreachable(flow, reached)
    yield from _replacing(flow)
    yield from _ambiguous(flow)
    yield from _redirects(flow)


def _unreachable(flow: Flow, reached: dict[str, set[str]]) -> Iterator[Finding]:
    remedy = "Correct a “when”, or remove it."
    for question in flow.questions:
        if question.id not in reached["questions"]:
            yield Finding("questions", question.id, "This question is never asked.", remedy)
            continue
        for option in question.options:
            if public_id(question, option) not in reached["options"]:
                yield Finding("questions", question.id, f"Its option “{option.id}” is never offered.", remedy)
    for outcome in flow.outcomes:
        if outcome.id not in reached["outcomes"]:
            yield Finding("outcomes", outcome.id, "No answers lead to this outcome.", remedy)
    for procedure in flow.procedures:
        if procedure.id not in reached["procedures"]:
            yield Finding("procedures", procedure.id, "No plan contains this procedure.", remedy)
            continue
        for key, _ in _conditions(procedure):
            if f"{procedure.id} {key}" not in reached["conditions"]:
                yield Finding("procedures", procedure.id, f"No answers meet its “{key}”.", remedy)
        for step in procedure.steps:
            if public_id(procedure, step) not in reached["steps"]:
                problem = f"No plan contains its step “{step.id}”."
                yield Finding("procedures", procedure.id, problem, "Correct the step’s “unless”, or remove the step.")


def _replacing(flow: Flow) -> Iterator[Finding]:
    """Steps that are done instead of the step before them, where there is no such step to do."""
    for procedure in flow.procedures:
        before: Step | None = None
        for step in procedure.steps:
            if step.applies == "instead" and (before is None or before.unless or before.applies == "sometimes"):
                problem = f"Its step “{step.id}” is done instead of the step before it, which not everyone has."
                remedy = "Put it after a step without “unless” that applies always, or change its “applies”."
                yield Finding("procedures", procedure.id, problem, remedy)
            before = step


def _conditions(procedure: Procedure) -> tuple[tuple[str, Condition], ...]:
    """The conditions of a procedure that has one, by key."""
    return (("when", procedure.when), *((("or_when", procedure.or_when),) if procedure.or_when else ()))


def _ambiguous(flow: Flow) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for question in flow.questions:
        for option in question.options:
            id = public_id(question, option)
            if id in owners:
                problem = f"In a URL, “{id}” could also be an answer to “{owners[id]}”."
                yield Finding("questions", question.id, problem, "Rename the question or the option.")
            owners[id] = question.id


def _redirects(flow: Flow) -> Iterator[Finding]:
    known = set(public_ids(flow))
    for old in flow.redirects.values():
        if old.id in known:
            yield Finding(
                "redirects", old.id, f"“{old.id}” is still in use.", "Remove the redirect, or rename what uses the id."
            )
        if old.now not in known:
            problem = f"There is no “{old.now}”."
            yield Finding(
                "redirects",
                old.id,
                problem,
                "Use the id of an existing question, answer, procedure, step or contact.",
                ("now",),
            )


def _described(answers: dict[str, str]) -> str:
    return ", ".join(f"{question}: {option}" for question, option in answers.items()) or "(none)"
