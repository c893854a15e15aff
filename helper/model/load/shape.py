"""Turns plain data into the model's dataclasses, and pydantic's validation errors into content errors."""

import re
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from helper.model.errors import Defect
from helper.model.load.document import FILLED, Document, Trail
from helper.model.load.keys import meant, with_keys

QUOTED: Final = re.compile(r"'([^']*)'")
FINDINGS: Final = {
    "string_type": ("This is not text.", "Write text here."),
    "bool_parsing": ("This is neither true nor false.", "Write true or false."),
    "tuple_type": ("This is not a list.", "Write a list, such as [yes]."),
    "mapping_type": ("These are not keys with values.", "Write keys with values, such as {question: [option]}."),
    "dataclass_type": ("These are not keys with values.", "Follow the other entries in this file."),
}
COLON: Final = "A colon and a space make this a key with a value, not a text.", "Put the whole text in double quotes."


def shape[Part](document: Document, kind: type[Part]) -> tuple[dict[int, Part], list[Defect], bool]:
    """The valid entries of a document as parts of that kind, by position, the errors, and whether all entries are valid.

    An entry whose keys could be repaired is valid, in spite of the errors.
    """
    parts: dict[int, Part] = {}
    errors: list[Defect] = []
    for index, entry in enumerate(document.data):
        part, found = shape_one(document, kind, entry, (index,))
        errors += found
        if part is not None:
            parts[index] = part
    return parts, errors, len(parts) == len(document.data)


def shape_one[Part](document: Document, kind: type[Part], entry: Any, trail: Trail) -> tuple[Part | None, list[Defect]]:
    """The entry at the end of the trail as a part of that kind, or None if it is not valid, and the errors."""
    errors: list[Defect] = []
    repaired = with_keys(document, kind, entry, trail, errors)
    try:
        return _adapter(kind).validate_python(repaired), errors  # type: ignore[arg-type] # a class is hashable
    except ValidationError as invalid:
        wrong = [detail for detail in invalid.errors() if _is_new(detail)]
        return None, [*errors, *(_error(document, (*trail, *detail["loc"]), detail) for detail in wrong)]


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _is_new(detail: ErrorDetails) -> bool:
    """Whether nothing else reports the error: missing keys and values are, and so is a number that is none."""
    return detail["type"] not in ("missing", "int_parsing") and detail["input"] != FILLED


def _error(document: Document, trail: Trail, detail: ErrorDetails) -> Defect:
    kind: str = detail["type"]
    if kind == "literal_error":
        allowed = QUOTED.findall(detail["ctx"]["expected"])
        return document.error(
            trail, f"“{detail['input']}” is none of the values of this key.", meant(str(detail["input"]), allowed)
        )
    if kind == "string_type" and isinstance(detail["input"], dict) and len(detail["input"]) == 1:
        return document.error(trail, *COLON)
    problem, remedy = FINDINGS.get(kind, (f"{detail['msg']}.", "Compare it with the other entries in this file."))
    return document.error(trail, problem, remedy)
