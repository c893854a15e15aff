"""How far somebody is with a plan."""

from collections.abc import Collection
from dataclasses import dataclass

from helper.model.flow import Procedure, Step


@dataclass(frozen=True, slots=True)
class Place:
    """A step of a plan, and the procedure that it is part of."""

    procedure: Procedure
    step: Step

    @property
    def name(self) -> str:
        """What the step is called across procedures."""
        return f"{self.procedure.id}/{self.step.id}"

    @property
    def anchor(self) -> str:
        """The id of the step's element."""
        return f"{self.procedure.id}-{self.step.id}"


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of all steps are done, and the first one that is not; None when all are."""

    done: int
    total: int
    next: Place | None


def progress(procedures: tuple[Procedure, ...], done: Collection[str]) -> Progress:
    """How far somebody is with these procedures who has done the steps of those names; others do not count."""
    places = [Place(procedure, step) for procedure in procedures for step in procedure.steps]
    left = [place for place in places if place.name not in done]
    return Progress(len(places) - len(left), len(places), left[0] if left else None)
