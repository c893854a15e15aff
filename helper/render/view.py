"""What the templates of the region read."""

from dataclasses import dataclass
from typing import Final

from helper.engine.call_script import CallScript, call_script
from helper.engine.moves import ChangeableAnswer, Move, changeable_answers, next_moves
from helper.engine.paths import EMBED, path_of
from helper.engine.progress import Progress, progress
from helper.engine.replay import Asking, Reached, State
from helper.model.flow import Flow, Procedure, Step, public_id
from helper.render.text import outcome_email

PLAIN_TEXT: Final = "plan.txt"
"""The file beside an outcome's page that has its plan as plain text."""


@dataclass(frozen=True, slots=True)
class View:
    """A state, and how to show it: all its links begin with `root`, and those to other states continue with `start`.

    If the view is not `exact`, it stands in for a path that no state has. `level` is the level of the main heading.
    `site_url` is the absolute URL of the site's root, or empty if unknown.
    """

    flow: Flow
    state: State
    root: str
    start: str
    exact: bool
    level: int
    site_url: str

    @property
    def answers(self) -> tuple[ChangeableAnswer, ...]:
        """The answers so far, with the moves that replace each."""
        return changeable_answers(self.flow, self.state, self.start)

    @property
    def path(self) -> str:
        """The path of the state's page on the site itself, even if `start` is another one."""
        return path_of(self.state.answers)

    @property
    def is_private(self) -> bool:
        """Whether no other site shows the page, so that what visitors tick off or enter stays with them."""
        return self.start != EMBED


@dataclass(frozen=True, slots=True)
class QuestionView(View):
    """An open question."""

    state: Asking

    @property
    def heading(self) -> str:
        """The main heading."""
        return self.state.question.text

    @property
    def moves(self) -> tuple[Move, ...]:
        """A move for each option."""
        return next_moves(self.flow, self.state, self.start)


@dataclass(frozen=True, slots=True)
class OutcomeView(View):
    """An outcome with its plan."""

    state: Reached

    @property
    def heading(self) -> str:
        """The main heading. Raises ValueError if the answers lead to no outcome."""
        if self.state.outcome is None:
            raise ValueError(f"the answers in {self.path} lead to no outcome; check the flow before rendering it")
        return self.state.outcome.headline

    @property
    def progress(self) -> Progress:
        """The progress through the plan before anything is done."""
        return progress(self.state.procedures, ())

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of the plan's procedures, each once."""
        return tuple(dict.fromkeys(id for procedure in self.state.procedures for id in procedure.sources))

    def left_out(self, procedure: Procedure) -> tuple[str, ...]:
        """The public ids of the steps that the plan leaves out of a procedure. Links from elsewhere may name them."""
        whole = next(each for each in self.flow.procedures if each.id == procedure.id)
        return tuple(public_id(whole, step) for step in whole.steps if step not in procedure.steps)

    def call_script(self, step: Step) -> CallScript | None:
        """What to say to the contact of a step of the plan, if it names one."""
        return call_script(self.flow, self.state, step)

    @property
    def plain_text(self) -> str:
        """The URL of the plan as plain text."""
        return f"{self.root}{self.path}{PLAIN_TEXT}"

    @property
    def email(self) -> str:
        """The `mailto:` URL of an email with the plan."""
        return outcome_email(self.flow, self.state, f"{self.site_url}{self.path}" if self.site_url else "")
