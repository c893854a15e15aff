"""The few states that stand for all: between them they show every answer, option, question, outcome and procedure.

A test whose result is the same for every state visits these. Their number grows with the content, not with its product.
"""

from collections.abc import Callable, Iterable, Set

from helper.engine.graph import states
from helper.engine.replay import Answer, Asking, Reached
from helper.model.flow import Flow


def cover[T](items: Iterable[T], traits: Callable[[T], Set[str]]) -> tuple[T, ...]:
    """Items that together have every trait of any item, picked greedily: each adds as many traits as any that is left.

    Of several that add the same number, the first one given is picked.
    """
    left = {number: (item, traits(item)) for number, item in enumerate(items)}
    picked: list[T] = []
    while any(added for _, added in left.values()):
        item, covered = left.pop(max(left, key=lambda number: len(left[number][1])))
        picked.append(item)
        left = {number: (other, added - covered) for number, (other, added) in left.items()}
    return tuple(picked)


def representative_questions(flow: Flow) -> tuple[Asking, ...]:
    """States that ask every question and offer every option."""
    return cover((state for state in states(flow) if isinstance(state, Asking)), asking_traits)


def representative_outcomes(flow: Flow) -> tuple[Reached, ...]:
    """States that reach every outcome with every answer and procedure, and the one with the most steps."""
    reached = [state for state in states(flow) if isinstance(state, Reached)]
    longest = max(reached, key=lambda state: sum(len(procedure.steps) for procedure in state.procedures))
    return (longest, *cover(reached, lambda state: reached_traits(state) - reached_traits(longest)))


def asking_traits(state: Asking) -> frozenset[str]:
    """The question and its options. What was answered before is left to the outcomes, where every answer is shown, too."""
    offered = (f"option {state.question.id}-{option.id}" for option in state.options)
    return frozenset({f"question {state.question.id}", *offered})


def reached_traits(state: Reached) -> frozenset[str]:
    """The answers, the outcome and the procedures."""
    procedures = (f"procedure {procedure.id}" for procedure in state.procedures)
    outcome = f"outcome {state.outcome.id if state.outcome else None}"
    return frozenset({outcome, *map(_answer, state.answers), *procedures})


def _answer(answer: Answer) -> str:
    return f"answer {answer.question.id}-{answer.option.id}"
