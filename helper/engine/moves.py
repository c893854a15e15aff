"""Where one can go from a state: on to a next answer, or sideways by changing an earlier one."""

from dataclasses import dataclass

from helper.engine.address import START, path_of
from helper.engine.replay import Answer, Asking, State, choose, given, offered
from helper.model.flow import Flow, Option, Question


@dataclass(frozen=True, slots=True)
class Move:
    """An option, and the path of the state that choosing it leads to."""

    option: Option
    path: str


@dataclass(frozen=True, slots=True)
class Changeable:
    """An answer, and the moves that replace it while the other answers that still hold are kept."""

    answer: Answer
    alternatives: tuple[Move, ...]


def next_moves(flow: Flow, state: Asking, start: str = START) -> tuple[Move, ...]:
    """A move for each option of the open question, in its order, to the state's place below `start`."""
    return tuple(_move(flow, state.answers, state.question, option, start) for option in state.options)


def changeable(flow: Flow, state: State, start: str = START) -> tuple[Changeable, ...]:
    """Each answer of the state with the moves that change it, in the order of the questions; as `next_moves`."""
    return tuple(
        Changeable(
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
    return Move(option, path_of(choose(flow, answers, question, option).answers, start))
