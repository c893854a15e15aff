"""What the worker calls."""

import json
import random
import re
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final

from helper.api.plan import tell_progress, tell_deadline
from helper.api.validation import InvalidRequestError, text
from helper.engine.address import locate
from helper.model.flow import Flow
from helper.render.region import render

HOME = ""
STRING: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
MOST_BRACKETS: Final = 20
"""More than any request has. In WebAssembly deeply nested JSON ends Python, where it would elsewhere raise an error."""


def tell_state(flow: Flow, path: object) -> dict[str, Any]:
    """The state at a path below the root of the site: its `html`, `title` and `path`.

    Any text is a path; one that no state has gives the nearest state, whose own path is then in the response. The home
    page, the empty path, shows the start below its own heading. Raises InvalidRequestError for what is no text.
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
    return {"html": region.html, "title": region.title, "path": HOME if home else region.path}


RESPONSES: Final[Mapping[str, Callable[[Flow, object], dict[str, Any]]]] = {
    "state": tell_state,
    "progress": tell_progress,
    "window": tell_deadline,
}
"""What may be asked, by its name in the request, and the function that responds to what the request says of it."""


def respond(flow: Flow, request: object) -> dict[str, Any]:
    """The response to a request: a mapping of the one thing that is asked to what is needed for it.

    Raises InvalidRequestError for anything else.
    """
    if not isinstance(request, dict) or len(request) != 1:
        raise InvalidRequestError("a request names one thing")
    [(name, asked)] = request.items()
    if name not in RESPONSES:
        raise InvalidRequestError(f"what can be asked for is: {', '.join(RESPONSES)}")
    return RESPONSES[name](flow, asked)


def answer(request: str) -> str:
    """The response to a request, both as JSON; the flow is the one that ships. What is no request is `refused`."""
    try:
        response = respond(import_module("helper.content.compiled").FLOW, _read(request))
    except InvalidRequestError as error:
        response = {"refused": str(error)}
    return json.dumps(response, ensure_ascii=False)


def wake(_: str) -> str:
    """Make Python as new after it was restored from an image: what was random at build time is random again."""
    random.seed()
    return ""


def _read(json_text: str) -> object:
    bare = STRING.sub("", json_text)
    if bare.count("[") + bare.count("{") > MOST_BRACKETS:
        raise InvalidRequestError("a request is not as deep")
    try:
        request: object = json.loads(json_text)
    except ValueError as error:
        raise InvalidRequestError("a request is JSON") from error
    return request
