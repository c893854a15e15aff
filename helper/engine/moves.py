"""The moves from a state: answering the open question, or changing an earlier answer."""

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


def next_moves(flow: Flow, state: Asking, start: str = START) -> tuple[Move, ...]:
    """A move for each option of the open question, in order. Their paths begin with `start`."""
    return tuple(_move(flow, state.answers, state.question, option, start) for option in state.options)


def changeable_answers(flow: Flow, state: State, start: str = START) -> tuple[ChangeableAnswer, ...]:
    """The answers of the state with the moves that replace each, in order. Their paths begin with `start`."""
    return tuple(
        ChangeableAnswer(
            answer,
            tuple(
                _move(flow, state.answers, answer.question, option, start)
                for option in offered(answer.question, given(state.answers[:position]))
                if option != answer.option
            ),
        )
        for position, answer in enumerate(state.answers)
    )


def _move(flow: Flow, answers: tuple[Answer, ...], question: Question, option: Option, start: str) -> Move:
    answers, _ = counted(flow, {**given(answers), question.id: option.id})
    return Move(option, path_of(answers, start))
