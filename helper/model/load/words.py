"""Checks the words and the readings: words are as texts are read, and readings require and say what there is."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from helper.model.errors import Defect
from helper.model.load.document import FILLED, Document, Trail
from helper.model.load.keys import MOST_NAMED, meant, nearest
from helper.model.words import CLASSES, TAGS

PHRASE: Final = re.compile(r"[^\W_A-Z]+(['-][^\W_A-Z]+)*'?( ([^\W_A-Z]+(['-][^\W_A-Z]+)*'?|\.))*|[+'][^\W_]+")
"""Words as they are left of a text: in lower case, with nothing between them but spaces."""
RANGE: Final = re.compile(r"(\d{1,4})-(\d{1,4})", re.ASCII)
EFFECTS: Final = {
    "all": "the reading never applies",
    "any": "no statement has it",
    "either": "no statement has it",
    "none": "it excludes nothing",
}
"""What it means that a class does not exist, by the key of a reading that has it."""
REQUIRED: Final = tuple(EFFECTS)
SAYING: Final = ("answers", "over", "doubts", "topics")


def check_words(words: Document) -> Iterator[Defect]:
    """The words that no text has, those that are in a class twice, and classes that cannot mean what they say."""
    read: dict[str, tuple[Any, Any]] = {}
    for index, entry in enumerate(words.data):
        if not isinstance(entry, dict):
            continue
        short = entry.get("role") == "short"
        if short != ("read_as" in entry) and isinstance(entry.get("role"), str):
            problem = "The words of the role “short” need the key “read_as”, and no others have it."
            yield words.error((index,), problem, "Say what to read instead." if short else "Remove it.")
        yield from _check_phrases(words, index, entry.get("words"), is_short=short)
        if short:
            yield from _check_read_once(words, index, entry, read)
    ids = {entry.get("id") for entry in _dicts(words.data)}
    missing = [id for id in CLASSES if id not in ids]
    # Words without any of these classes are read more simply.
    if missing and len(missing) < len(CLASSES) and words.readable:
        problem = f"The code reads words of classes that are not here: {', '.join(missing)}."
        yield words.error((), problem, "Add a class with each of these ids, or give it its old name back.")


def check_readings(documents: Mapping[str, Document]) -> Iterator[Defect]:
    """The readings that require a class that does not exist, or answer with an option that does not."""
    readings, words, questions = documents["readings"], documents["words"], documents["questions"]
    classes = {entry.get("id") for entry in words.data if isinstance(entry, dict) and entry.get("role") != "short"}
    known = sorted({str(id) for id in classes if id} | set(TAGS))
    options = {
        entry["id"]: [each.get("id") for each in _dicts(entry.get("options"))]
        for entry in _dicts(questions.data)
        if isinstance(entry.get("id"), str)
    }
    unknown: dict[str, list[Trail]] = {}
    for index, entry in enumerate(readings.data):
        if not isinstance(entry, dict):
            continue
        for key in REQUIRED:
            for position, wanted in enumerate(_list(entry.get(key))):
                if wanted not in known and words.readable:
                    unknown.setdefault(wanted, []).append((index, key, position))
        for both in sorted({*_list(entry.get("all"))} & {*_list(entry.get("none"))}):
            problem = f"“{both}” is in “all” and in “none”, so this reading never applies."
            yield readings.error((index,), problem, "Remove it from one of the two.")
        if not any(key in entry for key in ("all", "any")):
            yield readings.error((index,), "The reading requires nothing.", "Add the key “all” or “any”.")
        if not any(key in entry for key in SAYING):
            yield readings.error((index,), "The reading says nothing.", f"Add one of: {', '.join(SAYING)}.")
        if questions.readable:
            yield from _check_answers(readings, index, entry, options)
    for wanted, trails in unknown.items():
        yield _unknown(readings, words.name, wanted, trails, known)


def _unknown(readings: Document, file: str, wanted: str, trails: list[Trail], known: list[str]) -> Defect:
    """The error about a class that does not exist, where it is first required."""
    first, *others = trails
    problem = f"There is no class “{wanted}” in {file}, so {EFFECTS[str(first[1])]}."
    if others:
        problem += f" {readings.name} has it {len(others)} more time{'s' * (len(others) > 1)}."
        return readings.error(first, problem, f"Add the class to {file}, or change all of them.")
    few = len(known) <= MOST_NAMED or nearest(wanted, known)
    return readings.error(first, problem, meant(wanted, known) if few else f"Use the id of a class in {file}.")


def _check_phrases(words: Document, index: int, phrases: Any, *, is_short: bool) -> Iterator[Defect]:
    seen: dict[str, int] = {}
    for position, phrase in enumerate(_list(phrases)):
        trail: Trail = (index, "words", position)
        if found := RANGE.fullmatch(phrase):
            if not is_short or int(found[1]) > int(found[2]):
                problem = f"“{phrase}” is not a range of numbers to read as a word."
                yield words.error(trail, problem, "Use ranges only with “read_as”, the smaller number first.")
        elif not PHRASE.fullmatch(phrase):
            problem = f"“{phrase}” is not written as texts are read, so it is never found."
            yield words.error(trail, problem, "Use lower case, and one space between words.")
        plain = phrase.replace("'", "")
        first = seen.setdefault(plain, position)
        if first != position:
            yield words.error(trail, f"“{phrase}” is in this class already, as #{first + 1}.", "Remove one of the two.")


def _check_read_once(
    words: Document, index: int, entry: dict[str, Any], read: dict[str, tuple[Any, Any]]
) -> Iterator[Defect]:
    """The phrases that an earlier class reads as something. Of other roles, a phrase has all classes."""
    own = (entry.get("id"), entry.get("read_as"))
    for position, phrase in enumerate(_list(entry.get("words"))):
        id, read_as = read.setdefault(phrase.replace("'", ""), own)
        if (id, read_as) != own:
            problem = f"“{phrase}” is read as “{read_as}” already, because the class “{id}” comes first."
            yield words.error((index, "words", position), problem, "Remove it from one of the two.")


def _check_answers(
    readings: Document, index: int, entry: dict[str, Any], options: Mapping[str, list[Any]]
) -> Iterator[Defect]:
    for key in ("answers", "over", "doubts"):
        given = entry.get(key)
        for question, wanted in given.items() if isinstance(given, dict) else ():
            trail: Trail = (index, key, question)
            if question not in options:
                yield readings.error(trail, f"There is no question “{question}”.", meant(question, options))
                continue
            for option in [wanted] if isinstance(wanted, str) else _list(wanted):
                if option not in options[question] and option != FILLED:
                    problem = f"The question “{question}” has no option “{option}”."
                    yield readings.error(trail, problem, meant(option, [str(id) for id in options[question]]))


def _list(values: Any) -> list[str]:
    texts = [value for value in values if isinstance(value, str)] if isinstance(values, list) else []
    return [text for text in texts if text != FILLED]


def _dicts(values: Any) -> list[dict[str, Any]]:
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []
