"""From plain data to the model's dataclasses. pydantic checks the shape; this turns its findings into content errors."""

from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from helper.model.errors import ContentError
from helper.model.load.document import Document, Trail

REMEDIES = {
    "string_type": "Write a text.",
    "bool_parsing": "Write true or false.",
    "tuple_type": "Write a list, such as [kog-help-desk].",
    "mapping_type": "Write keys with values, such as {kog: [yes]}.",
    "dataclass_type": "Write keys with values, as the other entries of this file do.",
}


def shape[Part](document: Document, kind: type[Part]) -> tuple[dict[int, Part], list[ContentError]]:
    """The entries of a document as parts of that kind, by position, and an error for each thing that does not fit."""
    adapter = TypeAdapter(kind)
    parts: dict[int, Part] = {}
    errors: list[ContentError] = []
    for index, entry in enumerate(document.data):
        try:
            parts[index] = adapter.validate_python(entry)
        except ValidationError as invalid:
            errors += [_error(document, (index, *detail["loc"]), detail) for detail in invalid.errors()]
    return parts, errors


def _error(document: Document, trail: Trail, detail: ErrorDetails) -> ContentError:
    kind: str = detail["type"]
    key: Any = trail[-1]
    if kind == "missing":
        return document.error(trail[:-1], f"The key “{key}” is missing.", "Add it.")
    if kind == "unexpected_keyword_argument":
        return document.error(trail, f"There is no key “{key}” here.", "Correct its spelling or remove it.")
    problem = detail["msg"].replace("Input should be", "The value should be") + "."
    return document.error(trail, problem, REMEDIES.get(kind, "Compare it with the other entries of this file."))
