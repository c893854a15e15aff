"""What the answers lead to. The graph of a flow is nothing but this function, asked again."""

from collections.abc import Mapping
from dataclasses import dataclass

from helper.model.flow import Condition, Flow, Option, Outcome, Procedure, Question


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that counts: its question was asked and its option was offered."""

    question: Question
    option: Option


@dataclass(frozen=True, slots=True)
class Asking:
    """A question is open; `options` are those that it offers after these answers."""

    answers: tuple[Answer, ...]
    question: Question
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """Every question that applies is answered; `outcome` is None only in a flow that the check refuses."""

    answers: tuple[Answer, ...]
    outcome: Outcome | None
    procedures: tuple[Procedure, ...]


type State = Asking | Reached


def replay(flow: Flow, given: Mapping[str, str]) -> State:
    """The state after the given options (by question id), as far as they still count.

    An answer to a question that does not apply is passed over; one that is not offered leaves its question open.
    """
    counted: dict[str, str] = {}
    answers: tuple[Answer, ...] = ()
    for question in flow.questions:
        if not holds(question.when, counted):
            continue
        options = offered(question, counted)
        option = next((option for option in options if option.id == given.get(question.id)), None)
        if option is None:
            return Asking(answers, question, options)
        answers += (Answer(question, option),)
        counted[question.id] = option.id
    outcome = next((outcome for outcome in flow.outcomes if holds(outcome.when, counted)), None)
    return Reached(answers, outcome, tuple(p for p in flow.procedures if holds(p.when, counted)))


def choose(flow: Flow, answers: tuple[Answer, ...], question: Question, option: Option) -> State:
    """The state after these answers when that option answers the question, newly or instead of another."""
    return replay(flow, {**given(answers), question.id: option.id})


def holds(condition: Condition, answers: Mapping[str, str]) -> bool:
    """Whether the answers (option by question id) meet the condition."""
    return all(answers.get(question) in options for question, options in condition.items())


def offered(question: Question, answers: Mapping[str, str]) -> tuple[Option, ...]:
    """The options that the question offers after these answers."""
    return tuple(option for option in question.options if holds(option.when, answers))


def given(answers: tuple[Answer, ...]) -> dict[str, str]:
    """The answers as option by question id, the form in which `replay` takes them."""
    return {answer.question.id: answer.option.id for answer in answers}
