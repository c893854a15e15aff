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
    """How many steps are done, out of how many, and the first step that is not done; None when all are."""

    done: int
    total: int
    next: PlanStep | None


def progress(procedures: tuple[Procedure, ...], done: Collection[str]) -> Progress:
    """The progress through these procedures. `done` has the names of finished steps; other names do not count."""
    steps = [PlanStep(procedure, step) for procedure in procedures for step in procedure.steps]
    left = [step for step in steps if step.name not in done]
    return Progress(len(steps) - len(left), len(steps), left[0] if left else None)
