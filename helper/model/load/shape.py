"""Turns plain data into the model's dataclasses, and pydantic's validation errors into content errors."""

from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from helper.model.errors import Defect
from helper.model.load.document import Document, Trail

FINDINGS = {
    "string_type": ("This is not text.", "Write text here."),
    "bool_parsing": ("This is neither true nor false.", "Write true or false."),
    "int_parsing": ("This is not a whole number.", "Write a whole number."),
    "tuple_type": ("This is not a list.", "Write a list, such as [yes]."),
    "mapping_type": ("These are not keys with values.", "Write keys with values, such as {kog: [yes]}."),
    "dataclass_type": ("These are not keys with values.", "Follow the other entries in this file."),
}


def shape[Part](document: Document, kind: type[Part]) -> tuple[dict[int, Part], list[Defect]]:
    """The valid entries of a document as parts of that kind, by position, and the errors in the others."""
    adapter = TypeAdapter(kind)
    parts: dict[int, Part] = {}
    errors: list[Defect] = []
    for index, entry in enumerate(document.data):
        try:
            parts[index] = adapter.validate_python(entry)
        except ValidationError as invalid:
            errors += [_error(document, (index, *detail["loc"]), detail) for detail in invalid.errors()]
    return parts, errors


def _error(document: Document, trail: Trail, detail: ErrorDetails) -> Defect:
    kind: str = detail["type"]
    key: Any = trail[-1]
    if kind == "missing":
        return document.error(trail[:-1], f"The key “{key}” is missing.", "Add it.")
    if kind == "unexpected_keyword_argument":
        return document.error(trail, f"There is no key “{key}” here.", "Correct its spelling, or remove it.")
    if kind == "literal_error":
        return document.error(
            trail, f"“{detail['input']}” is not a word for this.", f"Write {detail['ctx']['expected']}."
        )
    problem, remedy = FINDINGS.get(kind, (f"{detail['msg']}.", "Compare it with the other entries in this file."))
    return document.error(trail, problem, remedy)
