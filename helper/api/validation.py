"""Request validation."""

from typing import Any


class InvalidRequestError(Exception):
    """The request is invalid. The message says why, without repeating any of the request."""


def fields(request: object, *names: str) -> tuple[Any, ...]:
    """The values of required fields. Raises InvalidRequestError if one is missing."""
    if not isinstance(request, dict) or not all(name in request for name in names):
        raise InvalidRequestError(f"required fields: {', '.join(names)}")
    return tuple(request[name] for name in names)


def text(field: object) -> str:
    """The field, which must be text. Raises InvalidRequestError."""
    if not isinstance(field, str):
        raise InvalidRequestError("a field must be text")
    return field


def whole_number(field: object) -> int:
    """The field, which must be a whole number. Raises InvalidRequestError."""
    # In Python, True and False are ints.
    if not isinstance(field, int) or isinstance(field, bool):
        raise InvalidRequestError("a field must be a whole number")
    return field
