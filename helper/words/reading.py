"""Reads answers and topics from a text in the visitor's own words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Final

from helper.engine.replay import kept
from helper.model.flow import Flow
from helper.model.words import Reading, Topic, Vocabulary
from helper.words.clauses import Clause
from helper.words.lexicon import Lexicon, lexicon
from helper.words.statements import interpreted
from helper.words.tokens import tokens

LONGEST: Final = 10_000
"""How many characters of a text are read. Nobody says more about two accounts."""
MOST: Final = 2_500
"""How many words and signs of a text are read. A text of so many characters has more only if it is no language."""
MOST_SAID: Final = 800
"""How many verbs and systems a text has at most that is read. Each makes a statement, which takes longest."""


@dataclass(frozen=True, slots=True)
class Found:
    """The id of an option, and the visitor’s words that led to it, as typed."""

    id: str
    quote: str


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text says: the answers by the id of their question, and the topics, each once.

    Of a text that `is_too_long`, nothing is read.
    """

    answers: Mapping[str, Found]
    topics: tuple[Topic, ...]
    is_too_long: bool = False


@dataclass(frozen=True, slots=True)
class Meant:
    """A reading that applies to a text, and where."""

    reading: Reading
    start: int
    end: int


def read(flow: Flow, text: str) -> Understood:
    """What the text says. Raises nothing, whatever the text is."""
    if len(text) > LONGEST:
        return Understood({}, (), is_too_long=True)
    if flow.vocabulary is None:
        return Understood({}, ())
    words = list(tokens(text))
    known, readings = prepared(flow.vocabulary)
    items = known.items(words) if len(words) <= MOST else []
    if len(words) > MOST or sum("act" in item or "system" in item for item in items) > MOST_SAID:
        return Understood({}, (), is_too_long=True)
    applied = list(meant(readings, interpreted(items, known.systems)))
    answers = _answers(flow, applied)
    topics = dict.fromkeys(id for each in applied for id in each.reading.topics if id in flow.topics)
    return Understood(
        {id: Found(option, text[each.start : each.end]) for id, (option, each) in answers.items()},
        tuple(flow.topics[id] for id in topics),
    )


type Readings = Mapping[str, Sequence[tuple[int, Reading]]]
"""The readings, with their places in the file, by the rarest class that each requires."""
ANY: Final = ""
"""The key of the readings that require no class in particular."""


@lru_cache(maxsize=1)
def prepared(vocabulary: Vocabulary) -> tuple[Lexicon, Readings]:
    """The words of a vocabulary, ready to be found, and its readings. This takes longer than to read a text."""
    words, readings = vocabulary.unpacked()
    # A Counter would need code of CPython that nothing else does.
    times: dict[str, int] = {}
    for reading in readings:
        for tag in reading.all:
            times[tag] = times.get(tag, 0) + 1
    found: dict[str, list[tuple[int, Reading]]] = {}
    for place, reading in enumerate(readings):
        rarest = min(reading.all, key=times.__getitem__, default=ANY)
        found.setdefault(rarest, []).append((place, reading))
    return lexicon(words), found


def meant(readings: Readings, clauses: list[Clause]) -> Iterator[Meant]:
    """The readings that the clauses meet, with the places where they do."""
    everything: set[str] = set()
    places: dict[str, list[tuple[set[str], int, int]]] = {"statement": [], "clause": [], "text": []}
    for clause in clauses:
        places["statement"] += [(each.tags, each.start, each.end) for each in clause.statements]
        places["clause"].append((clause.tags, clause.start, clause.end))
        everything |= clause.tags
    if clauses:
        places["text"] = [(everything, clauses[0].start, clauses[-1].end)]
    met: list[tuple[int, int, int, Reading]] = []
    for within, where in places.items():
        # Texts that repeat themselves have many statements with the same tags.
        found: dict[frozenset[str], list[tuple[int, Reading]]] = {}
        for tags, start, end in where:
            key = frozenset(tags)
            if key not in found:
                found[key] = [
                    (place, reading)
                    for tag in (ANY, *tags)
                    for place, reading in readings.get(tag, ())
                    if reading.within == within and _meets(tags, reading)
                ]
            met += [(place, start, end, reading) for place, reading in found[key]]
    for _, start, end, reading in sorted(met, key=itemgetter(0, 1, 2)):
        yield Meant(reading, start, end)


def _meets(tags: set[str], reading: Reading) -> bool:
    return (
        tags.issuperset(reading.all)
        and (not reading.any or not tags.isdisjoint(reading.any))
        and (not reading.either or not tags.isdisjoint(reading.either))
        and tags.isdisjoint(reading.none)
    )


def _answers(flow: Flow, applied: list[Meant]) -> dict[str, tuple[str, Meant]]:
    """The options that are left when those that contradict each other are not counted, by the ids of their questions."""
    left = {question.id: found for question in flow.questions if (found := _left(question.id, applied))}
    answers = kept(flow, {id: option for id, (option, _) in left.items()})
    return {answer.question.id: left[answer.question.id] for answer in answers}


def _left(id: str, applied: list[Meant]) -> tuple[str, Meant] | None:
    """The only option that is said for the question and that nothing speaks against, with where it is said."""
    said: dict[str, Meant] = {}
    beaten: set[str] = set()
    doubted: set[str] = set()
    for each in applied:
        if option := each.reading.answers.get(id):
            said.setdefault(option, each)
        beaten.update(each.reading.over.get(id, ()))
        doubted.update(each.reading.doubts.get(id, ()))
    left = [option for option in said if option not in beaten]
    return (left[0], said[left[0]]) if len(left) == 1 and left[0] not in doubted else None
