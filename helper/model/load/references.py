"""Checks ids and references: ids are valid and unique, and everything referred to exists and is used."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from helper.model.errors import Defect
from helper.model.load.document import Document, Trail

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
REFERENCES = {
    "contacts": "contacts",
    "notes": "notes",
    "before": "notes",
    "note": "notes",
    "warning": "notes",
    "tell": "contacts",
    "sources": "sources",
    "contact": "contacts",
    "deadline": "deadlines",
}
"""Maps each key that refers to other entries to the file of those entries."""
CONDITIONS = ("when", "or_when", "unless")


def check_references(documents: dict[str, Document]) -> list[Defect]:
    """The errors in ids, and in references between the documents."""
    known = {name: {e["id"] for e in document.data if _has_id(e)} for name, document in documents.items()}
    used: set[tuple[str, str]] = set()
    errors: list[Defect] = []
    for name, document in documents.items():
        errors += _check_ids(document, (), document.data)
        for trail, key, value in _walk(document.data, ()):
            if key in CONDITIONS:
                errors += _check_condition(documents["questions"], document, trail, value, name)
            elif key in ("options", "steps") and isinstance(value, list):
                errors += _check_ids(document, trail, value)
            elif key in REFERENCES:
                target = REFERENCES[key]
                for wanted in _texts(value if isinstance(value, list) else [value]):
                    if key != "tell":  # it shows nothing
                        used.add((target, wanted))
                    if wanted not in known[target]:
                        problem = f"There is no “{wanted}” in {documents[target].file}."
                        errors.append(document.error(trail, problem, f"Use one of: {_listed(known[target])}."))
    # Pages use notes, too; `helper/publish/links.py` knows them.
    for name in ("contacts", "sources", "deadlines"):
        for index, entry in enumerate(documents[name].data):
            if _has_id(entry) and (name, entry["id"]) not in used:
                errors.append(
                    documents[name].error((index,), "Nothing refers to this.", "Refer to it somewhere, or remove it.")
                )
    return errors


def _check_ids(document: Document, trail: Trail, entries: Any) -> Iterator[Defect]:
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if not _has_id(entry):
            continue
        if not ID.fullmatch(entry["id"]):
            remedy = "Use lowercase letters and digits, with single hyphens between them."
            yield document.error((*trail, index, "id"), f"“{entry['id']}” cannot be part of a URL.", remedy)
        if entry["id"] in seen:
            yield document.error(
                (*trail, index, "id"), f"The id “{entry['id']}” is used twice here.", "Rename one of them."
            )
        seen.add(entry["id"])


def _check_condition(
    questions: Document, document: Document, trail: Trail, condition: Any, name: str
) -> Iterator[Defect]:
    if not isinstance(condition, dict):
        return
    # A question and its options can depend only on earlier questions.
    end = trail[0] if name == "questions" else len(questions.data)
    earlier = {q["id"]: q.get("options") for q in questions.data[:end] if _has_id(q)}
    for question, options in condition.items():
        if question not in earlier:
            problem = f"There is no earlier question “{question}”."
            yield document.error((*trail, question), problem, f"The earlier questions are: {_listed(earlier)}.")
            continue
        offered = earlier[question]
        ids = {option["id"] for option in offered if _has_id(option)} if isinstance(offered, list) else set()
        for wanted in _texts(options):
            if wanted not in ids:
                problem = f"The question “{question}” has no option “{wanted}”."
                yield document.error((*trail, question), problem, f"Its options are: {_listed(ids)}.")


def _has_id(entry: Any) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("id"), str)


def _texts(values: Any) -> list[str]:
    # Values that are not text are reported as errors of shape.
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []


def _listed(ids: Iterable[str]) -> str:
    return ", ".join(sorted(ids)) or "none"


def _walk(value: Any, trail: Trail) -> Iterator[tuple[Trail, str, Any]]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _walk(item, (*trail, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield (*trail, key), key, item
            if key not in CONDITIONS:
                yield from _walk(item, (*trail, key))
