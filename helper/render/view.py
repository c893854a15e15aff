"""What the templates of the region read."""

from dataclasses import dataclass
from typing import Final

from helper.engine.call_scripts import CallScript, call_scripts
from helper.engine.moves import ChangeableAnswer, Move, changeable_answers, next_moves
from helper.engine.paths import path_of
from helper.engine.progress import Progress, progress
from helper.engine.replay import Asking, Reached, State
from helper.model.flow import Contact, Flow
from helper.render.text import outcome_email

PLAIN_TEXT: Final = "plan.txt"
"""The file beside an outcome's page that has its plan as plain text."""


@dataclass(frozen=True, slots=True)
class View:
    """A state, and how to show it: all its links begin with `root`, and those to other states continue with `start`.

    If the view is not `exact`, it stands in for a path that no state has. `level` is the level of the main heading.
    """

    flow: Flow
    state: State
    root: str
    start: str
    exact: bool
    level: int

    @property
    def answers(self) -> tuple[ChangeableAnswer, ...]:
        """The answers so far, with the moves that replace each."""
        return changeable_answers(self.flow, self.state, self.start)

    @property
    def path(self) -> str:
        """The path of the state's page on the site itself, even if `start` is another one."""
        return path_of(self.state.answers)


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
    def contacts(self) -> tuple[Contact, ...]:
        """The contacts of the plan's procedures."""
        return self.flow.contacts_of(self.state.procedures)

    @property
    def call_scripts(self) -> tuple[CallScript, ...]:
        """What to say to each contact that a step names."""
        return call_scripts(self.flow, self.state)

    @property
    def plain_text(self) -> str:
        """The URL of the plan as plain text."""
        return f"{self.root}{self.path}{PLAIN_TEXT}"

    @property
    def email(self) -> str:
        """The URL of an email with the plan."""
        return outcome_email(self.flow, self.state, self.heading)
