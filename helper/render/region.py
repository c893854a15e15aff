"""The region that shows a state, with what the page around it needs to know."""

from dataclasses import dataclass

from helper.engine.address import START, path_of
from helper.engine.call_scripts import call_scripts
from helper.engine.moves import changeable, next_moves
from helper.engine.progress import progress
from helper.engine.replay import Asking, Reached, State
from helper.model.flow import Flow
from helper.render.environment import component
from helper.render.text import outcome_email


@dataclass(frozen=True, slots=True)
class Region:
    """A state as HTML, its page's title and description, and its path below the root of the site."""

    html: str
    title: str
    description: str
    path: str


def render(
    flow: Flow, state: State, *, start: str = START, root: str | None = None, exact: bool = True, level: int = 1
) -> Region:
    """The region for a state, in its place below `start`, where all its moves lead.

    `root` is the address of the site's root as seen from the page; by default, from the state's own page. A region that
    is not `exact` says that it stands in for an address that does not exist. `level` is that of the main heading.
    """
    path = path_of(state.answers, start)
    heading = _heading(state)
    html = component(
        "region",
        flow,
        state,
        heading,
        moves=next_moves(flow, state, start) if isinstance(state, Asking) else (),
        changeable=changeable(flow, state, start),
        found=progress(state.procedures, ()) if isinstance(state, Reached) else None,
        call_scripts=call_scripts(flow, state) if isinstance(state, Reached) else (),
        email=outcome_email(flow, state, heading) if isinstance(state, Reached) else "",
        page=path_of(state.answers),
        root=root_from(path) if root is None else root,
        start=start,
        exact=exact,
        level=level,
    )
    told = "; ".join(f"{answer.question.topic}: {answer.option.short}" for answer in state.answers)
    title = f"{heading} ({told})" if told else heading
    end = "" if heading.endswith("?") else "."
    description = f"{heading}{end} {told or 'The first question of the helper'}."
    return Region(str(html), title, description, path)


def root_from(path: str) -> str:
    """The relative address of the site's root, as seen from the page at that path."""
    return "../" * path.count("/")


def _heading(state: State) -> str:
    if isinstance(state, Asking):
        return state.question.text
    if state.outcome is None:
        raise ValueError(f"the answers of {path_of(state.answers)} lead to no outcome; check the flow before rendering")
    return state.outcome.headline
