"""The parts of a flow, as frozen data. Rules are conditions on answers; nothing here evaluates them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

type Condition = Mapping[str, tuple[str, ...]]
"""For each question named, the options of which one must be the answer. The empty condition always holds."""

MARKDOWN: Final = {"markdown": True}
"""Metadata of the fields whose text is Markdown in the content and, once loaded, markup that is safe to show."""


def _markdown(**default: Any) -> Any:
    return field(metadata=MARKDOWN, **default)


class _Shape:
    __slots__ = ()
    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - pydantic reads this name; the model stays free of pydantic


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(_Shape):
    """One answer that a question offers; `short` is how it reads in a summary, `say` how one tells it a help desk."""

    id: str
    label: str
    short: str
    say: str
    when: Condition = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(_Shape):
    """A question, asked when the earlier answers meet `when`; `topic` is its name in a summary."""

    id: str
    text: str
    topic: str
    hint: str = _markdown(default="")
    options: tuple[Option, ...]
    when: Condition = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(_Shape):
    """A link to a page of this site; `page` is its address below the site's root."""

    page: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(_Shape):
    """One action, with what it needs, if any: a contact, with what one asks there; a page that explains it; a window of time."""

    id: str
    text: str = _markdown()
    contact: str | None = None
    ask: str = ""
    link: Link | None = None
    deadline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(_Shape):
    """A numbered list of steps, part of a plan when the answers meet `when`, explained on the page `guide`.

    `at_hand` is what one needs for it.
    """

    id: str
    title: str
    when: Condition
    guide: str
    sources: tuple[str, ...]
    steps: tuple[Step, ...]
    at_hand: tuple[str, ...] = ()
    warning: str = _markdown(default="")
    notes: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(_Shape):
    """What a complete set of answers that meets `when` means, in a headline and a sentence."""

    id: str
    when: Condition
    headline: str
    meaning: str = _markdown()
    notes: tuple[str, ...] = ()
    see: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(_Shape):
    """An office that helps, with its telephone number as people write it."""

    id: str
    name: str
    helps_with: str
    phone: str
    extension: str = ""
    email: str

    @property
    def telephone(self) -> str:
        """The number as a `tel:` address, with the country code of the United States (RFC 3966)."""
        digits = "".join(filter(str.isdigit, self.phone))
        return f"tel:+1{digits}" + (f";ext={self.extension}" if self.extension else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(_Shape):
    """A document that the content rests on; a `newer` one is later than the instructions that the steps come from."""

    id: str
    title: str
    date: str
    address: str = ""
    newer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(_Shape):
    """A short piece of guidance that several places share."""

    id: str
    text: str = _markdown()
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation(_Shape):
    """A short form that the texts use, and what it stands for."""

    id: str
    short: str
    long: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect(_Shape):
    """An id that stood in addresses and was renamed; `now` is the one that stands there instead."""

    id: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(_Shape):
    """The hours that one has from a message until something must be done.

    `question` asks when the message came, `act` is what to do as a verb, `title` the same in a few words, and `contact`
    the one who helps when the hours are over.
    """

    id: str
    hours: int
    question: str
    act: str
    title: str
    contact: str

    @property
    def seconds(self) -> int:
        """How long one has."""
        return self.hours * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """All words and rules. Order counts for questions, outcomes and procedures; the rest is looked up by id."""

    questions: tuple[Question, ...]
    outcomes: tuple[Outcome, ...]
    procedures: tuple[Procedure, ...]
    contacts: Mapping[str, Contact]
    notes: Mapping[str, Note]
    sources: Mapping[str, Source]
    abbreviations: Mapping[str, Abbreviation]
    redirects: Mapping[str, Redirect] = field(default_factory=dict)
    deadlines: Mapping[str, Deadline]

    def contacts_of(self, procedures: tuple[Procedure, ...]) -> tuple[Contact, ...]:
        """The contacts that help with those procedures, each once, in the order in which they are named."""
        return tuple(self.contacts[id] for id in dict.fromkeys(id for p in procedures for id in p.contacts))

    def cited(self, ids: tuple[str, ...]) -> tuple[Source, ...]:
        """The sources of those ids, in their order."""
        return tuple(self.sources[id] for id in ids)

    def former_ids(self, id: str) -> tuple[str, ...]:
        """The ids that the one given replaced."""
        return tuple(old.id for old in self.redirects.values() if old.now == id)

    def is_newer(self, note: Note) -> bool:
        """Whether the note rests on a page that is later than the instructions that the steps come from."""
        return any(source.newer for source in self.cited(note.sources))
