"""Request validation."""

from typing import Any


class InvalidRequestError(Exception):
    """A request is invalid. The message says why, and repeats nothing of the request."""


def fields(request: object, *names: str) -> tuple[Any, ...]:
    """The required fields of those names. Raises InvalidRequestError."""
    if not isinstance(request, dict) or not all(name in request for name in names):
        raise InvalidRequestError(f"required fields: {', '.join(names)}")
    return tuple(request[name] for name in names)


def text(field: object) -> str:
    """A field that must be text. Raises InvalidRequestError."""
    if not isinstance(field, str):
        raise InvalidRequestError("a text is required")
    return field


def whole_number(field: object) -> int:
    """A field that must be a whole number. Raises InvalidRequestError."""
    # In Python, True and False are ints.
    if not isinstance(field, int) or isinstance(field, bool):
        raise InvalidRequestError("a whole number is required")
    return field
