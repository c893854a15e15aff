"""Finds the words and phrases of the content in a text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from helper.model.words import WordClass
from helper.words.spelling import index, repaired
from helper.words.tokens import Token

END: Final = ""
"""The key of the classes of a phrase, in the tree of phrases. No word is empty."""
REPAIRED: Final = ("system", "act", "thing", "negation", "mark", "short")
"""The roles whose words are recognized when they are misspelt."""
COVERED: Final = "covered"
"""The class of words that only a phrase of marks has."""
DISTINCT: Final = 6
"""From this length on, also words that are only part of phrases are repaired. Shorter ones are like too many others."""
type Tree = dict[str, Any]


@dataclass(slots=True)  # Frozen ones take three times as long to make.
class Item:
    """A word or phrase, or a sign: the ids of its classes by role, and where it is in the text."""

    word: str
    start: int
    end: int
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __contains__(self, role: str) -> bool:
        return role in self.roles


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of the content, ready to be found."""

    phrases: Tree
    marks: Tree
    short: Tree
    numbers: tuple[tuple[int, int, str], ...]
    known: frozenset[str]
    indexed: Mapping[str, tuple[str, ...]]
    systems: tuple[str, ...]

    def items(self, tokens: Iterable[Token]) -> list[Item]:
        """The longest phrases that the words are, and the other words and signs, in order."""
        repairs: dict[str, str] = {}
        spelled = []
        for token in self._parts(tokens):
            word = token.word
            if word not in self.known and word.isalpha():
                if word not in repairs:
                    repairs[word] = repaired(word, self.indexed)
                word = repairs[word]
            elif word.isdecimal():
                word = self._number(word)
            spelled.append((word, token.start, token.end))
        read: list[Spelled] = []
        for _, words, classes in _found(self.short, spelled):
            start, end = words[0][1], words[-1][2]
            read += [(word, start, end) for word in classes[0][1].split()] if classes else words
        phrases = [(place, len(words), classes) for place, words, classes in _found(self.marks, read) if classes]
        marked = [(place, classes) for place, _, classes in phrases]
        covered = {at for place, length, _ in phrases for at in range(place, place + length)}
        items: list[Item] = []
        roles: dict[tuple[tuple[str, str], ...], Mapping[str, tuple[str, ...]]] = {}
        mark = 0
        for place, words, classes in _found(self.phrases, read):
            found = list(classes)
            # What marks a statement does not hide the words that it is made of.
            while mark < len(marked) and marked[mark][0] < place + len(words):
                found += marked[mark][1]
                mark += 1
            if not found and words[0][0].endswith("ly"):
                found = [("filler", "adverb")]
            elif place in covered and all(role == "plain" for role, _ in found):
                found.append(("plain", COVERED))
            key = tuple(found)
            if key not in roles:
                roles[key] = _by_role(found)
            items.append(Item(words[0][0], words[0][1], words[-1][2], roles[key]))
        for at, item in enumerate(items):
            if "act" in item and "thing" in item and "system" not in item:
                items[at] = _chosen(item, items[at - 1 : at], items[at + 1 : at + 2])
        return items

    def _parts(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """The words, those with a hyphen in parts unless the lexicon has them as they are."""
        for token in tokens:
            if "-" not in token.word[1:] or token.word in self.known:
                yield token
                continue
            start = token.start
            for part in token.word.split("-"):
                if part:
                    yield Token(part, start, token.end)

    def _number(self, word: str) -> str:
        number = int(word) if len(word) <= 4 else -1
        return next((name for first, last, name in self.numbers if first <= number <= last), word)


def lexicon(classes: Iterable[WordClass]) -> Lexicon:
    """The lexicon of these classes."""
    phrases: Tree = {}
    marks: Tree = {}
    short: Tree = {}
    numbers = []
    known: set[str] = set()
    repairable: set[str] = set()
    classes = list(classes)
    systems = tuple(each.id for each in classes if each.role == "system")
    for each in classes:
        for phrase in each.words:
            first, dash, last = phrase.partition("-")
            if dash and first.isdecimal() and last.isdecimal():
                numbers.append((int(first), int(last), each.read_as))
                continue
            words = phrase.replace("'", "").split()
            known.update(words)
            if each.role in REPAIRED:
                repairable.update(word for word in words if len(words) == 1 or len(word) >= DISTINCT)
            tree = {"short": short, "mark": marks}.get(each.role, phrases)
            for word in words:
                tree = tree.setdefault(word, {})
            tree.setdefault(END, []).append((each.role, each.read_as or each.id))
        known.update(each.read_as.split())
    return Lexicon(phrases, marks, short, tuple(numbers), frozenset(known), index(repairable), systems)


type Spelled = tuple[str, int, int]


def _found(tree: Tree, words: Sequence[Spelled]) -> Iterator[tuple[int, Sequence[Spelled], Sequence[tuple[str, str]]]]:
    """The words in runs, each with its place and the classes of the longest phrase that it is, or one that is none."""
    place = 0
    while place < len(words):
        below, end, classes, longest = tree, place, (), place + 1
        while end < len(words) and words[end][0] in below:
            below = below[words[end][0]]
            end += 1
            if END in below:
                classes, longest = below[END], end
        yield place, words[place:longest], classes
        place = longest


def _chosen(item: Item, before: Sequence[Item], after: Sequence[Item]) -> Item:
    """The word as a thing or as a verb, where it may be both: in “the sign in” and “sign in expired”, it is a thing."""
    is_thing = any("system" in one or "article" in one.roles.get("mark", ()) for one in before) or any(
        "verb-after" in one.roles.get("mark", ()) for one in after
    )
    hidden = "act" if is_thing else "thing"
    return Item(item.word, item.start, item.end, {role: ids for role, ids in item.roles.items() if role != hidden})


def _by_role(classes: Sequence[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for role, id in classes:
        found[role] = (*found.get(role, ()), id)
    return found
