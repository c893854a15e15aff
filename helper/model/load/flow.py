"""Loads the flow from the YAML files in a folder."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from helper.model.errors import Defect, Finding, InvalidContentError
from helper.model.flow import (
    Abbreviation,
    Contact,
    Deadline,
    Flow,
    Note,
    Outcome,
    Procedure,
    Question,
    Redirect,
    Source,
)
from helper.model.load.document import Document, read
from helper.model.load.prose import mark_up
from helper.model.load.references import check_references
from helper.model.load.shape import shape
from helper.model.load.values import (
    check_asks,
    check_contacts,
    check_dates,
    check_deadlines,
    check_quotes,
    check_sources,
)

CONTENT: Final = Path(__file__).parents[2] / "content"
KINDS: Final[Mapping[str, type[Any]]] = {
    "questions": Question,
    "outcomes": Outcome,
    "procedures": Procedure,
    "contacts": Contact,
    "notes": Note,
    "sources": Source,
    "abbreviations": Abbreviation,
    "deadlines": Deadline,
    "redirects": Redirect,
}
FOUND_BY_ID: Final = ("contacts", "notes", "sources", "abbreviations", "deadlines", "redirects")
RULES: Final = ("questions", "outcomes", "procedures")
"""The files with the rules."""


def load(folder: Path, check: Callable[[Flow], Iterable[Finding]]) -> Flow:
    """The flow in that folder's YAML files. `check` yields what is wrong with a flow as a whole.

    Raises InvalidContentError with all errors: in the files, between the files, and in the flow as a whole.
    """
    documents = {name: read(folder / f"{name}.yml") for name in KINDS}
    errors = [error for document in documents.values() for error in document.errors]
    parts: dict[str, tuple[Any, ...]] = {}
    for name, kind in KINDS.items():
        parts[name], shape_errors = _parts(documents[name], kind)
        errors += shape_errors
    errors += check_references(documents)
    errors += check_contacts(documents["contacts"])
    errors += check_sources(documents["sources"])
    errors += check_dates(documents["contacts"])
    errors += check_dates(documents["sources"])
    errors += check_quotes(documents["notes"])
    errors += check_asks(documents["procedures"])
    errors += check_deadlines(documents["deadlines"])
    flow = Flow(
        questions=parts["questions"],
        outcomes=parts["outcomes"],
        procedures=parts["procedures"],
        **{name: {part.id: part for part in parts[name]} for name in FOUND_BY_ID},
    )
    # With a broken rule, `check` would only report the same error again.
    if not {documents[name].file for name in RULES} & {error.file for error in errors}:
        errors += [_located(documents[finding.part], finding) for finding in check(flow)]
    if errors:
        raise InvalidContentError(errors)
    return flow


def _located(document: Document, finding: Finding) -> Defect:
    entries = enumerate(document.data)
    position = next((i for i, entry in entries if isinstance(entry, dict) and entry.get("id") == finding.id), None)
    return document.error(() if position is None else (position,), finding.problem, finding.remedy)


def _parts(document: Document, kind: type[Any]) -> tuple[tuple[Any, ...], list[Defect]]:
    shaped, errors = shape(document, kind)
    parts = []
    for index, part in shaped.items():
        marked, found = mark_up(part)
        parts.append(marked)
        errors += [document.error((index, *trail), *remark) for trail, remark in found]
    return tuple(parts), errors
