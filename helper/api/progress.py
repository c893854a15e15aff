"""The request for progress: how many steps of a plan are done, and which one is next."""

from typing import Any

from helper.api.validation import InvalidRequestError, fields, text
from helper.engine.paths import locate
from helper.engine.progress import progress as progress_of
from helper.engine.replay import Reached
from helper.model.flow import Flow
from helper.render.environment import component


def progress(flow: Flow, request: object) -> dict[str, Any]:
    """The progress through the plan at `path` when the steps with the names in `done` are done.

    The response has `html` with a link to the next step. Raises InvalidRequestError.
    """
    path, done = fields(request, "path", "done")
    state = locate(flow, text(path)).state
    if not isinstance(state, Reached) or not isinstance(done, list):
        raise InvalidRequestError("progress needs the path of a plan and a list of steps")
    current = progress_of(state.procedures, {name for name in done if isinstance(name, str)})
    return {"html": component(flow.strings, "checklist.progress", current)}
