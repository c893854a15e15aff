"""What people write in their own words: classes of words, readings of what they say, and topics that are no answers."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final, Literal, Self

STATEMENT: Final = "statement"
TAGS: Final = {
    "said": "it is so, as far as nothing denies it",
    "denied": "an odd number of words deny it",
    "twice": "an even number of words deny it",
    "ever": "it is about all times",
    "bare": "it has no verb",
    "blocked": "it has a verb that no class has, which is denied",
    "named": "it names the system",
    "carried": "the system was named before",
    "unnamed": "no system was named yet",
    "nowhere": "the text names no system",
    "more": "more follows what it is about",
    "taken-back": "a later statement corrects it",
    "answered": "it ends with a “no”",
    "alone": "it names neither a system nor a thing, and no pronoun",
    "vague": "it has words without a class, and no system",
    "gap": "such words come between the verb and the system",
    "pronoun": "a pronoun stands for what it is about",
    "other": "somebody else did it",
    "others": "it names somebody else",
    "stranger": "words without a class come before its verb, and neither “I” nor a system",
    "itself": "the system does it",
    "instead": "a clause without a verb says that somebody else did it",
    "unsure": "whoever speaks does not know it",
    "question": "a question mark ends its clause, or its verb comes before its subject, as in “is it linked”",
}
"""What readings may require besides classes of words. `helper.words.statements` adds these to a statement."""

CLASSES: Final = {
    "know": "verbs that begin what is unsure, where they are denied",
    "lose": "verbs that begin what is unsure, where they are not",
    "credential": "things that one may know",
    "nil": "words that deny a thing, and alone only reply",
    "nor-not": "the word that goes on denying",
    "who": "a break after which the person named before acts",
    "i-am-a": "words after which a profession is that of whoever speaks",
    "i": "words for whoever speaks that begin a sentence",
    "other-one": "words for that of two systems which was not named last",
    "my": "words that say whose something is",
    "the": "words after which an unknown word is somebody else",
    "be": "forms of “be”, which ask before a subject",
    "do": "forms of “do” and “have”, which ask before a person, and before another subject if a verb follows",
    "they": "words for people that only are a subject",
    "emphatic": "words that deny nothing after another one that denies, as in “do not have no”",
    "a": "words for a thing that is one of several",
    "place": "fillers for places, which one may open or own",
    "inside": "words for where something is",
    "article": "words after which one that may be a verb is a thing",
    "verb-after": "words before which one that may be a verb is a thing",
    "object": "words for people who do not act, as after “told”",
    "preposition": "words after which a person does not act",
    "past": "forms of the past, which an “and” takes along",
    "ever": "words that speak of all times",
    "asked": "words that ask, which an “and” takes along",
    "whether": "words that make what follows unsure",
    "or": "the word that goes on with what was denied or unsure, without a new subject",
    "if": "words that make what follows a condition, or unsure after “know”",
    "how": "words that ask how or what, so that “know” does not make it unsure",
    "until": "words that begin a clause of time",
    "affirm": "words that only reply that it is so",
    "only": "words that turn what was denied of another system into what is so",
    "correct": "words after which something said before is taken back",
    "both-sides": "verbs that are about the systems before and after them",
    "old": "a sort of things",
    "kept": "says that something is still there",
    "password": "a sort of things",
    "username": "a sort of things",
    "for": "the word “for”",
    "before": "times that may stand alone",
    "after": "times that may stand alone",
    "year-after": "times that a sentence may begin with",
    "through": "ways that may stand alone",
    "anymore": "says that something ended, and may stand alone",
    "gone": "says that something is missing, and may stand alone",
}
"""The classes of words that the code names, and what their words do. Others mean only what readings make of them."""


class _Shape:
    __slots__ = ()
    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - pydantic looks for this name, and the model must not import pydantic


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(_Shape):
    """Something that people say although it answers no question. `page` is where this site deals with it.

    `title` names it, and `text` says in a sentence what to do. `page` may end in an anchor, as in `guide/pets/#food`. It is
    empty for what this site has no place for.
    """

    id: str
    title: str
    text: str
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClass(_Shape):
    """Words and phrases that mean the same. `role` says what they do in a sentence, which the record 0031 explains.

    In `words`, 1990-2018 stands for all whole numbers of that range. Words with `read_as` are read as that word or
    phrase, and their class means nothing itself.
    """

    id: str
    role: Literal[
        "system",
        "act",
        "thing",
        "mark",
        "ahead",
        "scope",
        "negation",
        "aux",
        "self",
        "other",
        "behalf",
        "it",
        "all",
        "break",
        "join",
        "filler",
        "plain",
        "short",
    ]
    words: tuple[str, ...]
    read_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(_Shape):
    """What a statement means that has the classes in `all`, one of each of the lists `any` and `either`, and none of those in `none`.

    `within` is where they must be: in one statement, in a clause, or anywhere in the text. `answers` maps ids of questions to
    ids of options, and `over` lists options that these replace where both were said. `doubts` maps ids of questions to
    options that the statement is evidence against. `topics` are ids of topics.
    """

    id: str
    within: Literal["statement", "clause", "text"] = STATEMENT
    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    over: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    doubts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All classes of words and all readings, as JSON. As objects they would add a hundred kilobytes to what browsers download."""

    text: str

    @classmethod
    def of(cls, words: Iterable[WordClass], readings: Iterable[Reading]) -> Self:
        """The vocabulary with these. Values that are the default are left out."""
        return cls(json.dumps([[_filled(each) for each in part] for part in (words, readings)], separators=(",", ":")))

    def unpacked(self) -> tuple[tuple[WordClass, ...], tuple[Reading, ...]]:
        """The classes of words, and the readings. Their lists are lists."""
        words, readings = json.loads(self.text)
        return tuple(WordClass(**each) for each in words), tuple(Reading(**each) for each in readings)


def _filled(part: WordClass | Reading) -> dict[str, Any]:
    values = {field.name: getattr(part, field.name) for field in fields(part)}
    return {name: value for name, value in values.items() if value and value != STATEMENT}
