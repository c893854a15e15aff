"""All states of a flow."""

from collections.abc import Iterator

from helper.engine.replay import Asking, State, choose, replay
from helper.model.flow import Flow


def states(flow: Flow) -> Iterator[State]:
    """Every state that answers can lead to, once each: the start first, and every state before those that follow it."""
    pending = [replay(flow, {})]
    while pending:
        state = pending.pop()
        yield state
        if isinstance(state, Asking):
            pending += [choose(flow, state.answers, state.question, option) for option in reversed(state.options)]
