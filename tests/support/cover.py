"""A few representative states that together show every answer, option, question, outcome and procedure.

Tests that need not visit all states visit these. Their number grows with the content, not with its combinations.
"""

from collections.abc import Callable, Iterable, Set

from helper.engine.graph import states
from helper.engine.replay import Asking, Reached
from helper.model.flow import Flow, public_id


def cover[T](items: Iterable[T], traits: Callable[[T], Set[str]]) -> tuple[T, ...]:
    """Items that together have every trait of any item, picked greedily by the number of traits that each adds.

    On a tie, the earlier item is picked.
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
    """The question and its options. Earlier answers are covered by the outcomes, which show every answer."""
    offered = (f"option {public_id(state.question, option)}" for option in state.options)
    return frozenset({f"question {state.question.id}", *offered})


def reached_traits(state: Reached) -> frozenset[str]:
    """The answers, the outcome and the procedures."""
    procedures = (f"procedure {procedure.id}" for procedure in state.procedures)
    outcome = f"outcome {state.outcome.id if state.outcome else None}"
    answers = (f"answer {answer.public_id}" for answer in state.answers)
    return frozenset({outcome, *answers, *procedures})
