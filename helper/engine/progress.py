"""Progress through a plan."""

from collections.abc import Collection
from dataclasses import dataclass

from helper.model.flow import Procedure, Step, public_id


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A step of a plan, with the procedure it belongs to."""

    procedure: Procedure
    step: Step

    @property
    def name(self) -> str:
        """The name of the step in a checklist. Must be the same as in helper/render/components/checklist/checklist.js."""
        return f"{self.procedure.id}/{self.step.id}"

    @property
    def public_id(self) -> str:
        """The public id of the step."""
        return public_id(self.procedure, self.step)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many steps are done, out of how many, and the step to do next; None when all are done.

    A step and those done instead of it count as one. A step that applies only sometimes counts once it is done.
    """

    done: int
    total: int
    next: PlanStep | None


def progress(procedures: tuple[Procedure, ...], done: Collection[str]) -> Progress:
    """The progress through these procedures. `done` has the names of finished steps; other names do not count."""
    choices = [choice for procedure in procedures for choice in _choices(procedure)]
    is_done = [any(step.name in done for step in choice) for choice in choices]
    counts = [each or choice[0].step.applies != "sometimes" for each, choice in zip(is_done, choices, strict=True)]
    if sum(is_done) == sum(counts):
        return Progress(sum(is_done), sum(counts), None)
    # Whoever is done with a later step did not need the one that applies only sometimes.
    left = (n for n, each in enumerate(is_done) if not each and (counts[n] or not any(is_done[n:])))
    return Progress(sum(is_done), sum(counts), choices[next(left)][0])


def _choices(procedure: Procedure) -> list[list[PlanStep]]:
    """Each step with those that are done instead of it."""
    choices: list[list[PlanStep]] = []
    for step in procedure.steps:
        if step.applies == "instead" and choices:
            choices[-1].append(PlanStep(procedure, step))
        else:
            choices.append([PlanStep(procedure, step)])
    return choices
