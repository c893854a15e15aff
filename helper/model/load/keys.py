"""Compares the keys of an entry with those of its part of the model, and repairs what is plain.

A repaired entry can still be checked as part of the flow, so one slip does not hide the others.
"""

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from difflib import get_close_matches
from types import UnionType
from typing import Any, Final, get_args, get_type_hints

from helper.model.errors import Defect
from helper.model.load.document import FILLED, Document, Trail

CLOSE: Final = 0.65
"""How much two words have in common when one is probably meant for the other."""

MOST_NAMED: Final = 30
"""How many keys a remedy lists. Nobody reads more."""


def nearest(word: str, words: Any) -> str | None:
    """The one of the words that was probably meant, if there is one."""
    by_name = {_plain(other): other for other in words}
    close = get_close_matches(_plain(word), by_name, 1, CLOSE)
    return by_name[close[0]] if close else None


def meant(word: str, words: Any) -> str:
    """“Did you mean …?” and all words, as a remedy."""
    close = nearest(word, words)
    return f"Did you mean “{close}”?" if close else f"Use one of: {', '.join(sorted(words)) or 'none'}."


def all_keys(kind: type[Any]) -> frozenset[str]:
    """The keys of that part of the model and of all parts below it."""
    below = (_part(hint) for hint in get_type_hints(kind).values())
    return frozenset(get_type_hints(kind)).union(*(all_keys(part) for part in below if part))


def with_keys(document: Document, kind: type[Any], data: Any, trail: Trail, errors: list[Defect]) -> Any:
    """The data with its keys renamed and its texts filled in as far as that is plain. Adds what was wrong to the errors."""
    if not isinstance(data, dict):
        return data
    known = _fields(kind)
    unknown = [key for key in data if key not in known]
    missing = [name for name, field in known.items() if name not in data and _is_required(field)]
    repaired = dict(data)
    for key in unknown:
        free = [name for name in known if name not in repaired]
        close = nearest(key, missing) or (
            missing[0] if len(unknown) == len(missing) == 1 else nearest(key, free or known)
        )
        errors.append(
            document.error((*trail, key), f"There is no key “{key}” here, so nothing shows it.", _rename(close, known))
        )
        value = repaired.pop(key)
        if close in free:
            repaired[close] = value
            missing = [name for name in missing if name != close]
    for name in missing:
        errors.append(document.error(trail, f"The key “{name}” is missing.", "Add it."))
        if get_type_hints(kind)[name] is str:
            repaired[name] = FILLED
    for name, hint in get_type_hints(kind).items():
        part, value = _part(hint), repaired.get(name)
        if part and isinstance(value, list):
            repaired[name] = [
                with_keys(document, part, each, (*trail, name, i), errors) for i, each in enumerate(value)
            ]
        elif part and name in repaired:
            repaired[name] = with_keys(document, part, value, (*trail, name), errors)
    return repaired


def _rename(close: str | None, known: Any) -> str:
    if close or len(known) > MOST_NAMED:
        return f"Did you mean “{close}”?" if close else "Remove it."
    return f"Remove it, or use one of: {', '.join(known)}."


def _plain(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")


def _is_required(field: Field[Any]) -> bool:
    """Whether the content must have the key. What only the build needs has a default, because browsers do without it."""
    is_set = field.default is not MISSING or field.default_factory is not MISSING
    return not is_set or bool(field.metadata.get("for_build"))


def _fields(kind: type[Any]) -> dict[str, Field[Any]]:
    return {field.name: field for field in fields(kind)}


def _part(hint: Any) -> type[Any] | None:
    """The part of the model that a field holds, alone or in a list."""
    return next(_parts(hint), None)


def _parts(hint: Any) -> Iterator[type[Any]]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    elif isinstance(hint, UnionType) or getattr(hint, "__origin__", None) is tuple:
        for each in get_args(hint):
            yield from _parts(each)
