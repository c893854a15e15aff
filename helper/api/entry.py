"""The functions that the worker calls."""

import json
import random
import re
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final

from helper.api.deadline import deadline
from helper.api.progress import progress
from helper.api.state import state
from helper.api.validation import InvalidRequestError
from helper.api.words import words
from helper.model.flow import Flow

STRING: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
MAX_BRACKETS: Final = 20
"""More brackets than any valid request has. In WebAssembly, deeply nested JSON crashes Python instead of raising an error."""
RESPONSES: Final[Mapping[str, Callable[[Flow, object], dict[str, Any]]]] = {
    "state": state,
    "progress": progress,
    "deadline": deadline,
    "words": words,
}
"""Maps each kind of request to the function that responds to it."""


def respond(flow: Flow, request: object) -> dict[str, Any]:
    """The response to a request: a mapping from its kind to its details. Raises InvalidRequestError."""
    if not isinstance(request, dict) or len(request) != 1:
        raise InvalidRequestError("a request must name exactly one kind")
    [(kind, details)] = request.items()
    if kind not in RESPONSES:
        raise InvalidRequestError(f"the kinds of requests are: {', '.join(RESPONSES)}")
    return RESPONSES[kind](flow, details)


def respond_json(request: str) -> str:
    """The response to a request for the flow that ships, both as JSON. If the request is invalid, `error` says why."""
    try:
        response = respond(import_module("helper.content.compiled").FLOW, _parse(request))
    except InvalidRequestError as error:
        response = {"error": str(error)}
    return json.dumps(response, ensure_ascii=False)


def reseed(_: str) -> str:
    """Reseed the random generator, whose state every restored memory image shares."""
    random.seed()
    return ""


def _parse(json_text: str) -> object:
    outside_strings = STRING.sub("", json_text)
    if outside_strings.count("[") + outside_strings.count("{") > MAX_BRACKETS:
        raise InvalidRequestError("the request is nested too deeply")
    try:
        request: object = json.loads(json_text)
    except ValueError as error:
        raise InvalidRequestError("the request is not valid JSON") from error
    return request
