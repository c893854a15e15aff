"""Between answers and paths: `helper/pet-cat/age-old/` is the path of the state after two answers.

Each state has two pages: one for the site itself, and one below `embed/` that other sites show in a frame.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from helper.engine.replay import Answer, Asking, State, choose, replay
from helper.model.flow import Flow, public_id

START: Final = "helper/"
EMBED: Final = "embed/"
MAX_PATH: Final = 10_000
"""How many characters of a path are read. Every state's path is shorter, and no longer path takes longer to answer."""


@dataclass(frozen=True, slots=True)
class Located:
    """The state at a path. Unless `exact`, no state has that path and this is the closest one.

    `start` is the folder of the path: `START` or `EMBED`.
    """

    state: State
    exact: bool
    start: str = START


def public_ids(flow: Flow) -> Iterator[str]:
    """The public ids of all questions, options, procedures, steps and contacts."""
    for question in flow.questions:
        yield question.id
        yield from (public_id(question, option) for option in question.options)
    for procedure in flow.procedures:
        yield procedure.id
        yield from (public_id(procedure, step) for step in procedure.steps)
    yield from flow.contacts


def path_of(answers: tuple[Answer, ...], start: str = START) -> str:
    """The path of the state after these answers, below the site's root. `start` is `START` or `EMBED`."""
    return start + "".join(f"{answer.public_id}/" for answer in answers)


def locate(flow: Flow, path: str) -> Located:
    """The state at any path below the site's root, or the closest one.

    Each part of the path answers the question that is open then; the first part that does not ends the search. Former
    ids count as the ids that replaced them. The empty path is the start.
    """
    *folders, file = unquote(path[:MAX_PATH]).split("/")
    parts = "/".join([*folders, "" if file == "index.html" else file]).strip("/").split("/")
    parts[1:] = [flow.redirects[part].now if part in flow.redirects else part for part in parts[1:]]
    start = EMBED if parts[0] == EMBED.strip("/") else START
    state = replay(flow, {})
    for part in parts[1:] if parts[0] == start.strip("/") else ():
        if not isinstance(state, Asking):
            break
        option = next((option for option in state.options if public_id(state.question, option) == part), None)
        if option is None:
            break
        state = choose(flow, state.answers, state.question, option)
    exact = len(path) <= MAX_PATH and (parts == [""] or "/".join(parts) + "/" == path_of(state.answers, start))
    return Located(state, exact, start)
