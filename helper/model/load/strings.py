"""Reads the strings of the interface, and checks that each text has its own places, such as {done}."""

from collections.abc import Iterator, Mapping
from dataclasses import Field, fields
from pathlib import Path
from string import Formatter
from typing import Any, Final

from helper.model.errors import Defect
from helper.model.load.document import FILLED, Document, Trail, read
from helper.model.load.keys import all_keys, nearest
from helper.model.load.prose import mark_up
from helper.model.load.shape import shape_one
from helper.model.strings import Strings

NAME: Final = "strings"
"""The name of the file, without its suffix."""
type Found = tuple[Trail, str, str]
"""Where in the file something is wrong, the problem and the remedy."""


def read_strings(folder: Path, shown: str) -> tuple[Strings, list[Defect]]:
    """The strings in that folder, and what is wrong with them. Errors call the folder `shown`.

    Texts that are missing or of the wrong kind are filled in, so that everything else can be checked.
    """
    document = read(folder / f"{NAME}.yml", f"{shown}/{NAME}.yml", all_keys(Strings), is_list=False)
    if not document.readable:
        return filled(), list(document.errors)
    strings, errors = shape_one(document, Strings, document.data, ())
    errors = [*document.errors, *errors, *(document.error(*found) for found in _found(document))]
    if strings is None:
        return filled(), errors
    marked, remarks = mark_up(strings)
    return marked, [*errors, *(document.error(trail, *remark) for trail, remark in remarks)]


def filled() -> Strings:
    """Strings that say nothing."""
    values: dict[str, Any] = {
        field.name: (FILLED,) * field.metadata["length"] if "length" in field.metadata else FILLED
        for field in fields(Strings)
    }
    return Strings(**values)


def places(field: Field[Any]) -> tuple[tuple[str, ...], ...]:
    """The places of a text of the strings. With several sets, the text has those of any one."""
    return tuple(tuple(names.split()) for names in field.metadata.get("places") or ("",))


def _found(document: Document) -> Iterator[Found]:
    given: Mapping[str, Any] = document.data
    for field in fields(Strings):
        value = given.get(field.name)
        if isinstance(value, str) and value != FILLED:
            yield from (((field.name,), *wrong) for wrong in _wrong_places(value, places(field)))
            if len(value) > (most := field.metadata.get("most", len(value))):
                problem = f"The text has {len(value)} characters, so it would not fit on one line of a phone."
                yield (field.name,), problem, f"Write at most {most}."
        elif isinstance(value, list) and (wanted := field.metadata.get("length", len(value))) != len(value):
            problem = f"The list has {len(value)} entries instead of {wanted}, so dates would be wrong."
            yield (field.name,), problem, f"Write all {wanted} in their order."


def _wrong_places(text: str, allowed: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, str]]:
    """What is wrong with the places of a text that must have those of one of the sets."""
    known = dict.fromkeys(name for names in allowed for name in names)
    listed = ", ".join(f"{{{name}}}" for name in known)
    try:
        parts = [part for part in Formatter().parse(text) if part[1] is not None]
    except ValueError:
        remedy = f"Write its places as {listed}." if known else "Remove them."
        yield "The braces in the text are not in pairs, so it could not be filled in.", remedy
        return
    found = {
        f"{name}{f'!{conversion}' if conversion else ''}{f':{how}' if how else ''}"
        for _, name, how, conversion in parts
    }
    missing = min(([name for name in names if name not in found] for names in allowed), key=len)
    for name in sorted(found - set(known)):
        close = nearest(name, missing) or next(iter(missing), None) or nearest(name, known)
        if close in missing:
            missing.remove(close)
        hint = f"Did you mean {{{close}}}?" if close else f"Use: {listed}." if known else "Remove it."
        yield f"Nothing fills in {{{name}}} in this text.", hint
    for name in missing:
        yield f"The place {{{name}}} is missing, so readers would not see what belongs there.", "Put it into the text."
