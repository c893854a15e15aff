"""Loads the flow from the YAML files in a folder."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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
    Topic,
    Vocabulary,
)
from helper.model.load.document import Document, read
from helper.model.load.folder import misnamed
from helper.model.load.keys import all_keys
from helper.model.load.prose import mark_up
from helper.model.load.references import check_references, check_rules, known_ids
from helper.model.load.renamed import with_parts
from helper.model.load.shape import shape
from helper.model.load.strings import NAME as STRINGS
from helper.model.load.strings import read_strings
from helper.model.load.values import (
    check_asks,
    check_contacts,
    check_dates,
    check_deadlines,
    check_distinct,
    check_quotes,
    check_sources,
)
from helper.model.load.words import check_readings, check_words
from helper.model.words import Reading, WordClass

CONTENT: Final = Path(__file__).parents[2] / "content"
SHOWN: Final = "helper/content"
"""The folder as errors name it, below that of the project."""
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
    "topics": Topic,
    "words": WordClass,
    "readings": Reading,
}
FOUND_BY_ID: Final = ("contacts", "notes", "sources", "abbreviations", "deadlines", "topics")
OPTIONAL: Final = ("topics", "words", "readings")
"""The files that a guide may do without: no text in the visitor’s own words is read then."""
RULES: Final = ("questions", "outcomes", "procedures")
"""The files with the rules."""


@dataclass(frozen=True)
class Content:
    """What the files of a folder say, and what is wrong in them.

    `flow` has the entries that are valid. If it is `sound`, its rules are complete, and it can be checked as a whole.
    """

    flow: Flow
    documents: Mapping[str, Document]
    errors: list[Defect] = field(default_factory=list)
    sound: bool = True

    @property
    def unread(self) -> frozenset[str]:
        """The names of the files that cannot be read, about whose entries nothing is known."""
        return frozenset(name for name, document in self.documents.items() if not document.readable)

    def ids(self, name: str) -> list[str]:
        """The ids in the file of that name, even of entries with errors."""
        return known_ids(self.documents)[name]

    def located(self, findings: Iterable[Finding]) -> Iterator[Defect]:
        """The findings as errors with their places."""
        for finding in findings:
            document = self.documents[finding.part]
            entries = enumerate(document.data)
            position = next(
                (i for i, entry in entries if isinstance(entry, dict) and entry.get("id") == finding.id), None
            )
            trail = () if position is None else (position, *finding.below)
            yield document.error(trail, finding.problem, finding.remedy)


def load(folder: Path, check: Callable[[Flow], Iterable[Finding]]) -> Flow:
    """The flow in that folder's YAML files. `check` yields what is wrong with a flow as a whole.

    Raises InvalidContentError with all errors: in the files, between the files, and in the flow as a whole.
    """
    content = read_content(folder)
    errors = [*content.errors, *(content.located(check(content.flow)) if content.sound else ())]
    if errors:
        raise InvalidContentError(errors)
    return content.flow


def read_content(folder: Path) -> Content:
    """The content of a folder, with all errors in its files and between them."""
    unknown, replaced = misnamed(folder, (*KINDS, STRINGS), SHOWN)
    documents = {
        name: Document(f"{SHOWN}/{name}.yml", [], {})
        if name in OPTIONAL and name not in replaced and not (folder / f"{name}.yml").exists()
        else read(folder / f"{name}.yml", f"{SHOWN}/{name}.yml", all_keys(kind))
        for name, kind in KINDS.items()
    }
    errors = [*unknown, *(e for name, document in documents.items() if name not in replaced for e in document.errors)]
    parts: dict[str, tuple[Any, ...]] = {}
    sound = True
    for name, kind in KINDS.items():
        parts[name], shape_errors, valid = _parts(documents[name], kind)
        errors += shape_errors
        sound = sound and (name not in RULES or (valid and documents[name].readable))
    wrong_rules = check_rules(documents)
    files = {documents[name].file for name in RULES}
    sound = sound and not any(error.file in files for error in wrong_rules)
    errors += [*wrong_rules, *check_references(documents)]
    errors += check_contacts(documents["contacts"])
    errors += check_sources(documents["sources"])
    errors += check_dates(documents["contacts"])
    errors += check_dates(documents["sources"])
    errors += check_quotes(documents["notes"])
    errors += check_asks(documents["procedures"])
    errors += check_deadlines(documents["deadlines"])
    errors += [error for name, document in documents.items() for error in check_distinct(name, document)]
    errors += check_words(documents["words"])
    errors += check_readings(documents)
    strings, wrong_strings = read_strings(folder, SHOWN)
    errors += [] if STRINGS in replaced else wrong_strings
    flow = Flow(
        questions=parts["questions"],
        outcomes=parts["outcomes"],
        procedures=parts["procedures"],
        vocabulary=Vocabulary.of(parts["words"], parts["readings"]) if parts["words"] and parts["readings"] else None,
        strings=strings,
        redirects=with_parts(parts["redirects"], parts["questions"], parts["procedures"]),
        **{name: {part.id: part for part in parts[name]} for name in FOUND_BY_ID},
    )
    return Content(flow, documents, errors, sound)


def _parts(document: Document, kind: type[Any]) -> tuple[tuple[Any, ...], list[Defect], bool]:
    shaped, errors, valid = shape(document, kind)
    parts = []
    for index, part in shaped.items():
        marked, found = mark_up(part)
        parts.append(marked)
        errors += [document.error((index, *trail), *remark) for trail, remark in found]
    return tuple(parts), errors, valid
