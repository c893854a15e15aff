"""The helper's region: a state as HTML, with the title, the description and the path of its page."""

from dataclasses import dataclass
from typing import TypedDict, Unpack

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


class Options(TypedDict, total=False):
    """How to show a state, as in `View`. By default, as the state's own page below `start` shows it."""

    start: str
    root: str | None
    exact: bool
    level: int
    site_url: str


def view_of(flow: Flow, state: State, **options: Unpack[Options]) -> QuestionView | OutcomeView:
    """The view of a state."""
    start = options.get("start", START)
    root = options.get("root")
    if root is None:
        root = root_from(path_of(state.answers, start))
    rest = options.get("exact", True), options.get("level", 1), options.get("site_url", "")
    if isinstance(state, Asking):
        return QuestionView(flow, state, root, start, *rest)
    return OutcomeView(flow, state, root, start, *rest)


def render(flow: Flow, state: State, **options: Unpack[Options]) -> Region:
    """The region for a state. Raises ValueError if the answers lead to no outcome."""
    view = view_of(flow, state, **options)
    is_question = isinstance(view, QuestionView)
    html = component(flow.strings, f"region.{'question' if is_question else 'outcome'}", view)
    summary = "; ".join(f"{answer.question.topic}: {answer.option.short}" for answer in state.answers)
    title = f"{view.heading} ({summary})" if summary else view.heading
    end = "" if is_question else "."
    description = f"{view.heading}{end} {summary or flow.strings.first_question}."
    return Region(str(html), title, description, path_of(state.answers, view.start))


def root_from(path: str) -> str:
    """The relative URL of the site's root, as seen from the page at that path."""
    return "../" * path.count("/")
