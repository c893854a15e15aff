"""Whether every id is well made and stands once, and whether everything that is named exists."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from helper.model.errors import Defect
from helper.model.load.document import Document, Trail

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LISTS = {"contacts": "contacts", "notes": "notes", "sources": "sources", "contact": "contacts", "deadline": "deadlines"}
"""For each key that names other entries, the file that they stand in."""


def check_references(documents: dict[str, Document]) -> list[Defect]:
    """The errors in how the entries of the documents name one another."""
    known = {name: {e["id"] for e in document.data if _has_id(e)} for name, document in documents.items()}
    used: set[tuple[str, str]] = set()
    errors: list[Defect] = []
    for name, document in documents.items():
        errors += _check_ids(document, (), document.data)
        for trail, key, value in _walk(document.data, ()):
            if key == "when":
                errors += _check_condition(documents["questions"], document, trail, value, name)
            elif key in ("options", "steps") and isinstance(value, list):
                errors += _check_ids(document, trail, value)
            elif key in LISTS:
                target = LISTS[key]
                for wanted in _texts(value if isinstance(value, list) else [value]):
                    used.add((target, wanted))
                    if wanted not in known[target]:
                        problem = f"There is no “{wanted}” in {documents[target].file}."
                        errors.append(document.error(trail, problem, f"Known are: {_listed(known[target])}."))
    for name in ("contacts", "notes", "sources", "deadlines"):
        for index, entry in enumerate(documents[name].data):
            if _has_id(entry) and (name, entry["id"]) not in used:
                errors.append(
                    documents[name].error((index,), "Nothing uses this.", "Name it where it helps, or remove it.")
                )
    return errors


def _check_ids(document: Document, trail: Trail, entries: Any) -> Iterator[Defect]:
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if not _has_id(entry):
            continue
        if not ID.fullmatch(entry["id"]):
            remedy = "Use small letters and digits, with single hyphens between them."
            yield document.error((*trail, index, "id"), f"“{entry['id']}” cannot stand in an address.", remedy)
        if entry["id"] in seen:
            yield document.error((*trail, index, "id"), f"The id “{entry['id']}” stands here twice.", "Rename one.")
        seen.add(entry["id"])


def _check_condition(
    questions: Document, document: Document, trail: Trail, condition: Any, name: str
) -> Iterator[Defect]:
    if not isinstance(condition, dict):
        return
    # A question and its options can only depend on what was asked before.
    end = trail[0] if name == "questions" else len(questions.data)
    earlier = {q["id"]: q.get("options") for q in questions.data[:end] if _has_id(q)}
    for question, options in condition.items():
        if question not in earlier:
            problem = f"No question “{question}” is asked before this."
            yield document.error((*trail, question), problem, f"Asked before this are: {_listed(earlier)}.")
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
    # What is no text has been reported already, as an error of shape.
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
            if key != "when":
                yield from _walk(item, (*trail, key))
