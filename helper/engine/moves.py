"""The moves from a state: answering the open question, or changing an earlier answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from helper.engine.paths import START, path_of
from helper.engine.replay import Answer, Asking, State, counted, given, offered
from helper.model.flow import Flow, Option, Question


@dataclass(frozen=True, slots=True)
class Move:
    """An option, and the path of the state that it leads to."""

    option: Option
    path: str


@dataclass(frozen=True, slots=True)
class ChangeableAnswer:
    """An answer, and the moves that replace it. A move keeps all other answers that still count."""

    answer: Answer
    alternatives: tuple[Move, ...]


def next_moves(
    flow: Flow, state: Asking, start: str = START, later: Mapping[str, str] | None = None
) -> tuple[Move, ...]:
    """A move for each option of the open question, in order. Their paths begin with `start`.

    They keep the answers to `later` questions that still count, which map ids of questions to ids of options.
    """
    known = {**(later or {}), **given(state.answers)}
    return tuple(_move(flow, known, state.question, option, start) for option in state.options)


def changeable_answers(flow: Flow, state: State, start: str = START) -> tuple[ChangeableAnswer, ...]:
    """The answers of the state with the moves that replace each, in order. Their paths begin with `start`."""
    return tuple(
        ChangeableAnswer(
            answer,
            tuple(
                _move(flow, given(state.answers), answer.question, option, start)
                for option in offered(answer.question, given(state.answers[:position]))
                if option != answer.option
            ),
        )
        for position, answer in enumerate(state.answers)
    )


def _move(flow: Flow, known: Mapping[str, str], question: Question, option: Option, start: str) -> Move:
    answers, _ = counted(flow, {**known, question.id: option.id})
    return Move(option, path_of(answers, start))
