"""Writes a JSON Schema for each content file, made from the model, so that editors complete and check while one types.

`python -m helper.model.load.schema` writes them.
"""

import inspect
import json
import re
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from helper.model import flow as model
from helper.model import words
from helper.model.load.flow import CONTENT, KINDS
from helper.model.load.references import ID
from helper.model.load.strings import NAME as STRINGS
from helper.model.load.strings import places
from helper.model.load.values import DATE, EXTENSION, PHONE
from helper.model.strings import Strings

FOLDER: Final = CONTENT / "schema"
NAMES: Final = (*KINDS, STRINGS)
COMMENT: Final = "# yaml-language-server: $schema=schema/{}.json\n"
"""The first line of a content file, which names its schema."""
CONDITION: Final = "Condition"
CONDITION_HELP: Final = "Maps ids of questions to the ids of accepted options. Every question listed must match."
DAY: Final = {"format": "date", "pattern": f"^{DATE.pattern}$"}
HOURS: Final = {"minimum": 1, "maximum": 24}
PATTERNS: Final = {
    ("*", "id"): {"pattern": f"^{ID.pattern}$"},
    ("Contact", "phone"): {"pattern": f"^{PHONE.pattern}$"},
    ("Contact", "extension"): {"pattern": f"^{EXTENSION.pattern}$"},
    ("Contact", "email"): {"format": "email"},
    ("Source", "url"): {"format": "uri"},
    ("Contact", "checked"): DAY,
    ("Source", "checked"): DAY,
    ("Deadline", "hours"): HOURS,
}
"""What else is known of a value, by the part of the model and the key."""


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of the content file of that name."""
    if name == STRINGS:
        definitions = {Strings.__name__: TypeAdapter(Strings).json_schema(mode="validation")}
        made: dict[str, Any] = {"allOf": [{"$ref": f"#/definitions/{Strings.__name__}"}]}
    else:
        kind = KINDS[name]
        made = TypeAdapter(tuple[kind, ...]).json_schema(mode="validation")  # type: ignore[valid-type]
        definitions = made.pop("$defs", {})
    for part, definition in definitions.items():
        _complete(part, definition)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"{name}.yml",
        **json.loads(json.dumps(made).replace("#/$defs/", "#/definitions/")),
        "definitions": json.loads(json.dumps(definitions).replace("#/$defs/", "#/definitions/")),
    }


def texts() -> dict[Path, str]:
    """The text of each schema, by its file."""
    return {FOLDER / f"{name}.json": json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n" for name in NAMES}


def _complete(part: str, definition: dict[str, Any]) -> None:
    """Add to the schema of a part what pydantic does not know."""
    if part == CONDITION:
        definition["description"] = CONDITION_HELP
        definition["additionalProperties"] |= {"minItems": 1, "uniqueItems": True}
        return
    kind = getattr(model, part, None) or getattr(words, part)
    definition["description"] = _sentence(inspect.cleandoc(kind.__doc__ or ""))
    for key, value in definition["properties"].items():
        value.pop("title", None)
        for choice in [
            choice for choice in value.pop("anyOf", ()) if choice != {"type": "null"}
        ]:  # leave it out instead
            value |= choice
        if "$ref" in value:  # a schema ignores what stands beside a reference
            value["allOf"] = [{"$ref": value.pop("$ref")}]
        value |= PATTERNS.get((part, key)) or PATTERNS.get(("*", key)) or {}
        if (value.get("format") == "date" or kind is Strings) and key not in definition["required"]:
            definition["required"].append(key)  # only the build needs it, so the model does without it
        if value.get("type") == "string" and "pattern" not in value:
            value |= _lengths(kind, key)
        if about := " ".join(filter(None, (_about(kind).get(key), _places(kind, key)))):
            value["description"] = about
        if value.get("type") == "array":
            value |= _sizes(kind, key)
        if value.get("default") in ("", None, [], {}):
            value.pop("default", None)


def _lengths(kind: type[Any], key: str) -> dict[str, int]:
    """How long the text with that key is, in characters."""
    most = next(field.metadata.get("most") for field in fields(kind) if field.name == key)
    return {"minLength": 1, "maxLength": most} if most else {"minLength": 1}


def _sizes(kind: type[Any], key: str) -> dict[str, int]:
    """How many entries the list with that key has."""
    length = next(field.metadata.get("length") for field in fields(kind) if field.name == key)
    return {"minItems": length, "maxItems": length} if length else {"minItems": 1}


def _places(kind: type[Any], key: str) -> str:
    """The places that the text with that key has, in a sentence."""
    field = next(field for field in fields(kind) if field.name == key)
    sets = [" ".join(f"{{{name}}}" for name in names) for names in places(field)]
    return f"Places: {', or '.join(sets)}." if any(sets) else ""


@cache
def _about(kind: type[Any]) -> dict[str, str]:
    """What the docstring of a part says about its keys: the sentences that name them in backticks."""
    sentences = re.split(r"(?<=[.!?])\s+", _sentence(inspect.cleandoc(kind.__doc__ or "")))
    named: dict[str, list[str]] = {}
    for sentence in sentences:
        for key in re.findall(r"`(\w+)`", sentence):
            named.setdefault(key, []).append(sentence)
    return {key: " ".join(found) for key, found in named.items()}


def _sentence(text: str) -> str:
    return " ".join(text.split())


def main() -> None:
    """Write all schemas."""
    FOLDER.mkdir(exist_ok=True)
    for path, text in texts().items():
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
