"""From answers to a state. There is no stored graph of a flow: repeated replays walk it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from helper.model.flow import Condition, Flow, Option, Outcome, Procedure, Question, Step, public_id


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that counts: its question was asked, and its option offered."""

    question: Question
    option: Option

    @property
    def public_id(self) -> str:
        """The public id of the option."""
        return public_id(self.question, self.option)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question is open after these answers. `options` are those that it offers now."""

    answers: tuple[Answer, ...]
    question: Question
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A procedure of a plan, with what to read before its steps, unless an earlier part has it."""

    procedure: Procedure
    warning: str | None
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """Every question that applies is answered. `procedures` have only the steps that the answers call for.

    `outcome` is None only in a flow that fails `check`.
    """

    answers: tuple[Answer, ...]
    outcome: Outcome | None
    procedures: tuple[Procedure, ...]

    @property
    def plan(self) -> tuple[PlanPart, ...]:
        """The parts of the plan, in order."""
        plan: list[PlanPart] = []
        seen: set[str | None] = set()
        for procedure in self.procedures:
            warning = None if procedure.warning in seen else procedure.warning
            before = tuple(id for id in procedure.before if id not in seen)
            plan.append(PlanPart(procedure, warning, before))
            seen.update((procedure.warning, *procedure.before))
        return tuple(plan)

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes on the plan as a whole, each once."""
        outcome = self.outcome.notes if self.outcome else ()
        return tuple(dict.fromkeys((*(id for procedure in self.procedures for id in procedure.notes), *outcome)))


type State = Asking | Reached


def replay(flow: Flow, given: Mapping[str, str]) -> State:
    """The state after the given answers, which map question ids to option ids.

    Answers to questions that do not apply are ignored. An option that is not offered leaves its question open.
    """
    answers, question = counted(flow, given)
    chosen = {answer.question.id: answer.option.id for answer in answers}
    if question:
        return Asking(answers, question, offered(question, chosen))
    outcome = next((outcome for outcome in flow.outcomes if holds(outcome.when, chosen)), None)
    due = tuple(applied(procedure, chosen) for procedure in flow.procedures if is_due(procedure, chosen))
    return Reached(answers, outcome, due)


def counted(flow: Flow, given: Mapping[str, str]) -> tuple[tuple[Answer, ...], Question | None]:
    """Those of the given answers that count, and the first question that is open, if any."""
    chosen: dict[str, str] = {}
    answers: tuple[Answer, ...] = ()
    for question in flow.questions:
        if not holds(question.when, chosen):
            continue
        id = given.get(question.id)
        option = next((option for option in question.options if option.id == id and holds(option.when, chosen)), None)
        if option is None:
            return answers, question
        answers += (Answer(question, option),)
        chosen[question.id] = option.id
    return answers, None


def kept(flow: Flow, given: Mapping[str, str]) -> tuple[Answer, ...]:
    """Those of the given answers that may count once all questions have an answer: those after an open question, too."""
    chosen: dict[str, str] = {}
    answers: tuple[Answer, ...] = ()
    for question in flow.questions:
        if holds(question.when, chosen):
            id = given.get(question.id)
            option = next((option for option in offered(question, chosen) if option.id == id), None)
            if option is not None:
                answers += (Answer(question, option),)
                chosen[question.id] = option.id
    return answers


def choose(flow: Flow, answers: tuple[Answer, ...], question: Question, option: Option) -> State:
    """The state after these answers with that option as the answer to that question, added or replaced."""
    return replay(flow, {**given(answers), question.id: option.id})


def holds(condition: Condition, answers: Mapping[str, str]) -> bool:
    """Whether the answers, which map question ids to option ids, meet the condition."""
    for question, options in condition.items():  # noqa: SIM110 - `all` of a generator takes twice as long
        if answers.get(question) not in options:
            return False
    return True


def is_due(procedure: Procedure, answers: Mapping[str, str]) -> bool:
    """Whether the answers, which map question ids to option ids, put the procedure into the plan."""
    return holds(procedure.when, answers) or (bool(procedure.or_when) and holds(procedure.or_when, answers))


def applied(procedure: Procedure, answers: Mapping[str, str]) -> Procedure:
    """The procedure without the steps that the answers, which map question ids to option ids, leave out."""
    steps = tuple(step for step in procedure.steps if not is_left_out(step, answers))
    return procedure if steps == procedure.steps else replace(procedure, steps=steps)


def is_left_out(step: Step, answers: Mapping[str, str]) -> bool:
    """Whether the answers, which map question ids to option ids, leave the step out of the plan."""
    return bool(step.unless) and holds(step.unless, answers)


def offered(question: Question, answers: Mapping[str, str]) -> tuple[Option, ...]:
    """The options that the question offers after these answers, which map question ids to option ids."""
    return tuple(option for option in question.options if holds(option.when, answers))


def given(answers: tuple[Answer, ...]) -> dict[str, str]:
    """The answers as a mapping from question ids to option ids, as `replay` takes them."""
    return {answer.question.id: answer.option.id for answer in answers}
