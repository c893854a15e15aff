"""What is no request, and readers of its parts that refuse what they are not."""

from typing import Any


class InvalidRequestError(Exception):
    """What was asked is no request; the text says why, and has nothing of what was asked."""


def parts(asked: object, *names: str) -> tuple[Any, ...]:
    """The parts of those names that a request must have. Raises InvalidRequestError."""
    if not isinstance(asked, dict) or not all(name in asked for name in names):
        raise InvalidRequestError(f"this needs: {', '.join(names)}")
    return tuple(asked[name] for name in names)


def text(part: object) -> str:
    """A part that is a text. Raises InvalidRequestError."""
    if not isinstance(part, str):
        raise InvalidRequestError("this is a text")
    return part


def whole(part: object) -> int:
    """A part that is a whole number. Raises InvalidRequestError."""
    # True and False are whole numbers to Python.
    if not isinstance(part, int) or isinstance(part, bool):
        raise InvalidRequestError("this is a whole number")
    return part
