"""Between answers and addresses: `helper/kog-no/kasper-yes/` is the state after two answers.

Each state has two places: a page of the site, and one below `embed/` to be shown inside the pages of other sites.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from helper.engine.replay import Answer, Asking, State, choose, replay
from helper.model.flow import Flow

START: Final = "helper/"
EMBED: Final = "embed/"
LONGEST: Final = 10_000
"""The characters of a path that are looked at. No state has a path as long, and whoever sends more waits no longer."""


@dataclass(frozen=True, slots=True)
class Located:
    """The state at an address; `exact` is False where the address is no state's and this is the nearest one.

    `start` is the place of the address, `START` or `EMBED`.
    """

    state: State
    exact: bool
    start: str = START


def segment(whole: str, part: str) -> str:
    """The part of an address that stands for an option of a question, or for a step of a procedure."""
    return f"{whole}-{part}"


def public_ids(flow: Flow) -> Iterator[str]:
    """What stands in addresses for a question, an answer, a procedure, a step or a contact."""
    for question in flow.questions:
        yield question.id
        yield from (segment(question.id, option.id) for option in question.options)
    for procedure in flow.procedures:
        yield procedure.id
        yield from (segment(procedure.id, step.id) for step in procedure.steps)
    yield from flow.contacts


def path_of(answers: tuple[Answer, ...], start: str = START) -> str:
    """The path of the state after these answers in one of its places, below the root of the site."""
    return start + "".join(f"{segment(a.question.id, a.option.id)}/" for a in answers)


def locate(flow: Flow, path: str) -> Located:
    """The state at a path below the root of the site, whatever that path is.

    The path is followed as far as each part answers the question that is then open; the first part that does not ends
    it. The site's root itself (the empty path) is the start.
    """
    *folders, file = unquote(path[:LONGEST]).split("/")
    wanted = "/".join([*folders, "" if file == "index.html" else file]).strip("/").split("/")
    # What was renamed is followed as if it had always been called so.
    wanted[1:] = [flow.redirects[part].now if part in flow.redirects else part for part in wanted[1:]]
    start = EMBED if wanted[0] == EMBED.strip("/") else START
    segments = wanted[1:] if wanted[0] == start.strip("/") else []
    state = replay(flow, {})
    for part in segments:
        if not isinstance(state, Asking):
            break
        option = next((o for o in state.options if segment(state.question.id, o.id) == part), None)
        if option is None:
            break
        state = choose(flow, state.answers, state.question, option)
    exact = len(path) <= LONGEST and (wanted == [""] or "/".join(wanted) + "/" == path_of(state.answers, start))
    return Located(state, exact, start)
