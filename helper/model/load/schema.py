"""Writes a JSON Schema for each content file, made from the model, so that editors complete and check while one types.

`python -m helper.model.load.schema` writes them.
"""

import inspect
import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from helper.model import flow as model
from helper.model.load.flow import CONTENT, KINDS
from helper.model.load.references import ID
from helper.model.load.values import DATE, EXTENSION, PHONE

FOLDER: Final = CONTENT / "schema"
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
    return {FOLDER / f"{name}.json": json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n" for name in KINDS}


def _complete(part: str, definition: dict[str, Any]) -> None:
    """Add to the schema of a part what pydantic does not know."""
    if part == CONDITION:
        definition["description"] = CONDITION_HELP
        definition["additionalProperties"] |= {"minItems": 1, "uniqueItems": True}
        return
    kind = getattr(model, part)
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
        if value.get("format") == "date":
            definition["required"].append(key)  # only the build needs it, so the model does without it
        if value.get("type") == "string" and "pattern" not in value:
            value["minLength"] = 1
        if about := _about(kind).get(key):
            value["description"] = about
        if value.get("type") == "array":
            value["minItems"] = 1
        if value.get("default") in ("", None, [], {}):
            value.pop("default", None)


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
