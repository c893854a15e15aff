"""The examples of the components, rendered with a small flow."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from markupsafe import Markup

from helper.engine.deadline import Moment, TimeLeft
from helper.engine.paths import locate
from helper.engine.replay import Asking
from helper.model.flow import Flow
from helper.publish.map.cases import cases
from helper.publish.map.drawing import draw
from helper.publish.map.graph import graph
from helper.publish.pages.qr_code import qr_code
from helper.publish.preview.flow import flow_with
from helper.render.environment import COMPONENTS, environment
from helper.render.region import Region, render, view_of
from helper.render.text import outcome_text
from helper.render.view import OutcomeView, QuestionView

FILE: Final = "examples.jinja"
"""The file in a component's folder whose macros are the examples."""
ROOT: Final = "../"
"""The URL of the site's root, as seen from the preview page."""


def components() -> list[str]:
    """The names of all components, sorted."""
    return sorted(folder.name for folder in COMPONENTS.iterdir() if folder.is_dir())


def examples(component: str, flow: Flow) -> Iterator[tuple[str, Markup]]:
    """The name and the markup of each example of a component with that flow, sorted by name. Raises TemplateNotFound without examples."""
    template = environment(flow.strings).get_template(f"{component}/{FILE}")
    module = template.make_module(_context(flow))
    for name, value in sorted(vars(module).items()):
        if callable(value):
            yield name.replace("_", " ").capitalize(), Markup(value())  # noqa: S704 - macros of templates that escape


def _context(flow: Flow) -> dict[str, Any]:
    def view(path: str) -> QuestionView | OutcomeView:
        located = locate(flow, path)
        return view_of(flow, located.state, start=located.start, root=ROOT, exact=located.exact)

    def region(path: str) -> Region:
        return render(flow, locate(flow, path).state, root=ROOT)

    def text(path: str) -> str:
        state = locate(flow, path).state
        if isinstance(state, Asking):
            raise ValueError(f"{path} is the path of a question, which has no plain text")
        return outcome_text(flow, state, "https://host.example/")

    def time_left(seconds: int, shift: int = 0) -> TimeLeft:
        return TimeLeft(Moment(0, 0), Moment(seconds, shift), seconds, shifts=bool(shift))

    return {
        "flow": flow,
        "date": date,
        "view": view,
        "region": region,
        "outcome_text": text,
        "time_left": time_left,
        "every_case": list(cases(flow)),
        # Where its texts break into lines depends on them, so it is always of the same flow.
        "drawing": draw(graph(flow_with(flow.strings))),
        "picture": qr_code("https://host.example/helper/pet-none/"),
    }
