"""The request for a state: the region that the page at a path shows."""

from typing import Any, Final

from helper.api.validation import text
from helper.engine.paths import START, locate
from helper.model.flow import Flow
from helper.render.region import render
from helper.render.structured import structured_state

HOME: Final = ""
"""The path of the home page."""


def state(flow: Flow, path: object) -> dict[str, Any]:
    """The `html`, `title`, `description`, `structured` data and `path` of the state at a path below the site's root.

    If no state has that path, they are those of the closest state. The home page shows the first question below a
    heading of its own. Pages for embedding have no structured data. Raises InvalidRequestError if the path is not text.
    """
    located = locate(flow, text(path))
    home = path == HOME
    region = render(
        flow,
        located.state,
        start=located.start,
        root="" if home else None,
        exact=located.exact,
        level=2 if home else 1,
    )
    return {
        "html": region.html,
        "title": region.title,
        "description": region.description,
        "structured": structured_state(flow, located.state) if located.start == START else [],
        "path": HOME if home else region.path,
    }
