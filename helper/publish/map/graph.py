"""The flow as a graph: states after which the same can happen are one node."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from helper.engine.paths import path_of
from helper.engine.replay import Asking, State, choose, replay
from helper.model.flow import Flow, Option


@dataclass(frozen=True)
class Edge:
    """The options of a question that lead to the node with the number `to`."""

    options: tuple[Option, ...]
    to: int


@dataclass(frozen=True)
class Node:
    """A question or an outcome. Numbers count from 1, and edges lead to higher ones.

    `path` is that of the first state that the node stands for, and `states` how many there are.
    """

    number: int
    text: str
    path: str
    states: int
    edges: tuple[Edge, ...] = ()

    @property
    def is_question(self) -> bool:
        """Whether it is a question."""
        return bool(self.edges)


@dataclass
class _Draft:
    state: State
    options: tuple[tuple[Option, int], ...] = ()
    states: int = 0


def graph(flow: Flow) -> Sequence[Node]:
    """The nodes of a flow that has passed the check, in the order of their numbers: the first question first."""
    drafts: list[_Draft] = []
    known: dict[Any, int] = {}
    root = _visit(flow, replay(flow, {}), drafts, known)
    # The reverse of the order in which nodes were finished. So lines between them need not cross if each has one way in.
    numbers = {draft: len(drafts) - draft for draft in range(len(drafts))}
    assert numbers[root] == 1  # noqa: S101 - the first question is finished last
    return [_node(draft, numbers, number) for number, draft in enumerate(reversed(drafts), 1)]


def _visit(flow: Flow, state: State, drafts: list[_Draft], known: dict[Any, int]) -> int:
    options: tuple[tuple[Option, int], ...] = ()
    key: Any = None
    if isinstance(state, Asking):
        options = tuple(
            (option, _visit(flow, choose(flow, state.answers, state.question, option), drafts, known))
            for option in state.options
        )
        key = (state.question.id, tuple((option.id, to) for option, to in options))
    elif state.outcome:
        key = state.outcome.id
    if key not in known:
        known[key] = len(drafts)
        drafts.append(_Draft(state, options))
    drafts[known[key]].states += 1
    return known[key]


def _node(draft: _Draft, numbers: dict[int, int], number: int) -> Node:
    groups: dict[int, list[Option]] = {}
    for option, to in draft.options:
        groups.setdefault(numbers[to], []).append(option)
    state = draft.state
    text = state.question.text if isinstance(state, Asking) else state.outcome.headline if state.outcome else ""
    edges = tuple(Edge(tuple(options), to) for to, options in groups.items())
    return Node(number, text, path_of(state.answers), draft.states, edges)
