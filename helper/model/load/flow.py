"""The flow that a folder of content describes."""

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
from helper.model.load.contacts import check_asks, check_contacts, check_deadlines, check_sources
from helper.model.load.document import Document, read
from helper.model.load.prose import mark_up
from helper.model.load.references import check_references
from helper.model.load.shape import shape

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
LOOKED_UP: Final = ("contacts", "notes", "sources", "abbreviations", "deadlines", "redirects")
RULES: Final = ("questions", "outcomes", "procedures")
"""The files that decide what follows from an answer."""


def load(folder: Path, check: Callable[[Flow], Iterable[Finding]]) -> Flow:
    """The flow in that folder's YAML files, which `check` finds nothing wrong with.

    Raises InvalidContentError with everything that is wrong: in the files, between them, and with the flow as a whole.
    """
    documents = {name: read(folder / f"{name}.yml") for name in KINDS}
    errors = [error for document in documents.values() for error in document.errors]
    parts: dict[str, tuple[Any, ...]] = {}
    for name, kind in KINDS.items():
        parts[name], found = _parts(documents[name], kind)
        errors += found
    errors += check_references(documents)
    errors += check_contacts(documents["contacts"])
    errors += check_sources(documents["sources"])
    errors += check_asks(documents["procedures"])
    errors += check_deadlines(documents["deadlines"])
    flow = Flow(
        questions=parts["questions"],
        outcomes=parts["outcomes"],
        procedures=parts["procedures"],
        **{name.replace("-", "_"): {part.id: part for part in parts[name]} for name in LOOKED_UP},
    )
    # A flow with a broken rule would only repeat that error in other words.
    if not {documents[name].file for name in RULES} & {error.file for error in errors}:
        errors += [_located(documents[finding.part], finding) for finding in check(flow)]
    if errors:
        raise InvalidContentError(errors)
    return flow


def _located(document: Document, finding: Finding) -> Defect:
    position = next((i for i, entry in enumerate(document.data) if entry["id"] == finding.id), None)
    return document.error(() if position is None else (position,), finding.problem, finding.remedy)


def _parts(document: Document, kind: type[Any]) -> tuple[tuple[Any, ...], list[Defect]]:
    shaped, errors = shape(document, kind)
    parts = []
    for index, part in shaped.items():
        marked, bad = mark_up(part)
        parts.append(marked)
        for trail in bad:
            remedy = "Write one paragraph; use several steps or notes for more."
            errors.append(document.error((index, *trail), "The text is more than one paragraph.", remedy))
    return tuple(parts), errors
