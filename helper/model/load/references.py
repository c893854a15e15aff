"""Checks ids and references: ids are valid and unique, and everything referred to exists and is used."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from helper.model.errors import Defect
from helper.model.load.document import FILLED, Document, Trail
from helper.model.load.keys import meant, nearest

ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
REFERENCES: Final = {
    "contacts": "contacts",
    "notes": "notes",
    "before": "notes",
    "note": "notes",
    "warning": "notes",
    "tell": "contacts",
    "sources": "sources",
    "contact": "contacts",
    "deadline": "deadlines",
    "topics": "topics",
}
"""Maps each key that refers to other entries to the file of those entries."""
CONDITIONS: Final = ("when", "or_when", "unless")
REFERRING: Final = ("questions", "outcomes", "procedures", "notes", "deadlines", "readings")
"""The files that refer to entries of others."""

type Documents = Mapping[str, Document]


def check_references(documents: Documents) -> list[Defect]:
    """The errors in references between the documents. Nothing is said about what a file that cannot be read would have."""
    known = known_ids(documents)
    used: set[tuple[str, str]] = set()
    errors: list[Defect] = []
    for document in documents.values():
        for trail, key, value in _walk(document.data, ()):
            target = REFERENCES.get(key)
            if target is None:
                continue
            texts = _texts(value if isinstance(value, list) else [value])
            errors += _repeated(document, trail, texts)
            for wanted in texts:
                if key != "tell":  # it shows nothing
                    used.add((target, wanted if wanted in known[target] else nearest(wanted, known[target]) or ""))
                if wanted not in known[target] and documents[target].readable:
                    problem = f"There is no “{wanted}” in {documents[target].name}."
                    errors.append(document.error(trail, problem, meant(wanted, known[target])))
    if all(documents[name].readable for name in REFERRING):
        errors += _unused(documents, used)
    return errors


def check_rules(documents: Documents) -> list[Defect]:
    """The errors in ids and in conditions. With one of them, nobody can say where answers lead."""
    errors: list[Defect] = []
    for name, document in documents.items():
        errors += _check_ids(document, (), document.data)
        for trail, key, value in _walk(document.data, ()):
            if key in CONDITIONS and documents["questions"].readable:
                errors += _check_condition(documents["questions"], document, trail, value, name)
            elif key in ("options", "steps") and isinstance(value, list):
                errors += _check_ids(document, trail, value)
    return errors


def known_ids(documents: Documents) -> dict[str, list[str]]:
    """The ids of each document, in order, even of entries with errors."""
    return {name: [entry["id"] for entry in document.data if _has_id(entry)] for name, document in documents.items()}


def _unused(documents: Documents, used: set[tuple[str, str]]) -> Iterator[Defect]:
    # Pages use notes, too; `helper/publish/links.py` knows them.
    for name in ("contacts", "sources", "deadlines", "topics"):
        for index, entry in enumerate(documents[name].data):
            if _has_id(entry) and (name, entry["id"]) not in used:
                yield documents[name].error(
                    (index,), "Nothing refers to this, so nobody would see it.", "Refer to it somewhere, or remove it."
                )


def _check_ids(document: Document, trail: Trail, entries: list[Any]) -> Iterator[Defect]:
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if not _has_id(entry) or entry["id"] == FILLED:
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
    everything = {q["id"]: q.get("options") for q in questions.data if _has_id(q)}
    earlier = {q["id"]: q.get("options") for q in questions.data[:end] if _has_id(q)}
    for question, options in condition.items():
        if question not in earlier:
            if question in everything:
                problem = f"The question “{question}” comes later, so nobody has answered it yet."
                yield document.error(
                    (*trail, question), problem, f"Use an earlier one: {', '.join(earlier) or 'none'}."
                )
            else:
                yield document.error(
                    (*trail, question), f"There is no question “{question}”.", meant(question, earlier)
                )
            continue
        offered = earlier[question]
        ids = [option["id"] for option in offered if _has_id(option)] if isinstance(offered, list) else []
        texts = _texts(options)
        yield from _repeated(document, (*trail, question), texts)
        for wanted in texts:
            if wanted not in ids and ids:
                problem = f"The question “{question}” has no option “{wanted}”."
                yield document.error((*trail, question), problem, meant(wanted, ids))


def _repeated(document: Document, trail: Trail, texts: list[str]) -> Iterator[Defect]:
    for text in sorted({text for text in texts if texts.count(text) > 1}):
        yield document.error(trail, f"“{text}” is in this list twice.", "Remove one of them.")


def _has_id(entry: Any) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("id"), str)


def _texts(values: Any) -> list[str]:
    # Values that are not text are reported as errors of shape.
    texts = [value for value in values if isinstance(value, str)] if isinstance(values, list) else []
    return [text for text in texts if text != FILLED]


def _walk(value: Any, trail: Trail) -> Iterator[tuple[Trail, str, Any]]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _walk(item, (*trail, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield (*trail, key), key, item
            if key not in CONDITIONS:
                yield from _walk(item, (*trail, key))
