"""The helper's region: a state as HTML, with the title, the description and the path of its page."""

from dataclasses import dataclass

from helper.engine.paths import START, path_of
from helper.engine.replay import Asking, State
from helper.model.flow import Flow
from helper.render.environment import component
from helper.render.view import OutcomeView, QuestionView


@dataclass(frozen=True, slots=True)
class Region:
    """A state as HTML, the title and description of its page, and that page's path below the site's root."""

    html: str
    title: str
    description: str
    path: str


def view_of(
    flow: Flow, state: State, *, start: str = START, root: str | None = None, exact: bool = True, level: int = 1
) -> QuestionView | OutcomeView:
    """The view of a state, as the state's own page below `start` shows it unless `root` is given.

    `root`, `start`, `exact` and `level` are those of the view.
    """
    seen_from = root_from(path_of(state.answers, start)) if root is None else root
    if isinstance(state, Asking):
        return QuestionView(flow, state, seen_from, start, exact, level)
    return OutcomeView(flow, state, seen_from, start, exact, level)


def render(
    flow: Flow, state: State, *, start: str = START, root: str | None = None, exact: bool = True, level: int = 1
) -> Region:
    """The region for a state; the arguments are those of `view_of`.

    Raises ValueError if the answers lead to no outcome.
    """
    view = view_of(flow, state, start=start, root=root, exact=exact, level=level)
    html = component("region.question" if isinstance(view, QuestionView) else "region.outcome", view)
    summary = "; ".join(f"{answer.question.topic}: {answer.option.short}" for answer in state.answers)
    title = f"{view.heading} ({summary})" if summary else view.heading
    end = "" if view.heading.endswith("?") else "."
    description = f"{view.heading}{end} {summary or 'The first question of the helper'}."
    return Region(str(html), title, description, path_of(state.answers, start))


def root_from(path: str) -> str:
    """The relative URL of the site's root, as seen from the page at that path."""
    return "../" * path.count("/")
