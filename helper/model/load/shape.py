"""From plain data to the model's dataclasses. pydantic checks the shape; this turns its findings into content errors."""

from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from helper.model.errors import Defect
from helper.model.load.document import Document, Trail

FINDINGS = {
    "string_type": ("This is not a text.", "Write one."),
    "bool_parsing": ("This is neither true nor false.", "Write one of the two."),
    "int_parsing": ("This is not a whole number.", "Write one."),
    "tuple_type": ("This is not a list.", "Write one, such as [yes]."),
    "mapping_type": ("These are not keys with values.", "Write them, such as {kog: [yes]}."),
    "dataclass_type": ("These are not keys with values.", "Write them as the other entries of this file do."),
}


def shape[Part](document: Document, kind: type[Part]) -> tuple[dict[int, Part], list[Defect]]:
    """The entries of a document as parts of that kind, by position, and an error for each thing that does not fit."""
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
        return document.error(trail, f"There is no key “{key}” here.", "Correct its spelling or remove it.")
    problem, remedy = FINDINGS.get(kind, (f"{detail['msg']}.", "Compare it with the other entries of this file."))
    return document.error(trail, problem, remedy)
