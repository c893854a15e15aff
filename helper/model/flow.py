"""The flow and its parts as frozen dataclasses. Rules are conditions on answers; `helper.engine` evaluates them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from helper.model.strings import Strings
from helper.model.words import Topic as Topic
from helper.model.words import Vocabulary as Vocabulary

type Condition = Mapping[str, tuple[str, ...]]
"""Maps question ids to the ids of accepted options. Every question listed must match; an empty condition always holds."""


MARKDOWN: Final = {"markdown": True}
"""Metadata of fields that the content writes in Markdown. Loading turns them into safe markup."""


def _markdown(**default: Any) -> Any:
    return field(metadata=MARKDOWN, **default)


def _for_owners() -> Any:
    # Only the build and `make facts` need it. What ships to browsers is the repr.
    return field(default="", repr=False, compare=False)


class _Shape:
    __slots__ = ()
    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - pydantic looks for this name, and the model must not import pydantic


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(_Shape):
    """A link to a page of this site. `page` is the page's path below the site's root."""

    page: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(_Shape):
    """An option of a question. Summaries show `short`; `say` is the sentence to tell a help desk.

    Only the contacts in `tell` need to hear it, or all if there are none.
    """

    id: str
    label: str
    short: str
    say: str
    tell: tuple[str, ...] = ()
    when: Condition = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(_Shape):
    """A question, asked when the earlier answers meet `when`. Summaries show `topic`.

    `see` links to a page for those whom no option fits.
    """

    id: str
    text: str
    topic: str
    hint: str = _markdown(default="")
    options: tuple[Option, ...]
    see: Link | None = None
    when: Condition = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(_Shape):
    """An action. It may name a note about it, a contact and what to `ask` there, a page, and a deadline.

    A plan leaves it out if the answers meet `unless`. `applies` says who of the others needs it: everyone, `sometimes`
    only those to whom its text applies, or those who do it `instead` of the step before it.
    """

    id: str
    text: str = _markdown()
    unless: Condition = field(default_factory=dict)
    applies: Literal["always", "sometimes", "instead"] = "always"
    note: str | None = None
    contact: str | None = None
    ask: str = ""
    link: Link | None = None
    deadline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(_Shape):
    """A numbered list of steps, in the plan when the answers meet `when` or `or_when`, which may be empty.

    `guide` is the path of the page that explains it; `at_hand` lists what a person needs to do it. `warning` is the note
    that keeps from harm, and those in `before` contradict the steps, so both stand before the steps.
    """

    id: str
    title: str
    when: Condition
    or_when: Condition = field(default_factory=dict)
    guide: str
    sources: tuple[str, ...]
    steps: tuple[Step, ...]
    at_hand: tuple[str, ...] = ()
    warning: str | None = None
    before: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()


def public_id(whole: Question | Procedure, part: Option | Step) -> str:
    """The public id of an option of a question, or of a step of a procedure. URLs, elements and redirects use it."""
    return f"{whole.id}-{part.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(_Shape):
    """The result of a complete set of answers that meets `when`."""

    id: str
    when: Condition
    headline: str
    notes: tuple[str, ...] = ()
    see: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(_Shape):
    """An office that helps. `checked` is the date on which someone last made sure of this, as in 2026-11-22."""

    id: str
    name: str
    helps_with: str
    phone: str
    extension: str = ""
    email: str
    checked: str = _for_owners()

    def phone_text(self, strings: Strings) -> str:
        """The phone number and the extension, written for people to read."""
        if not self.extension:
            return self.phone
        return strings.phone_with_extension.format(phone=self.phone, extension=self.extension)

    @property
    def phone_url(self) -> str:
        """The phone number as a `tel:` URL, with the country code of the United States, and a pause before the extension.

        RFC 3966 would write `;ext=2`, but Android dials its letters as digits. Phones take a comma for a pause.
        """
        digits = "".join(filter(str.isdigit, self.phone))
        return f"tel:+1{digits}" + (f",{self.extension}" if self.extension else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(_Shape):
    """A document that the content is based on. A `newer` one is later than the instructions that the steps follow.

    `checked` is the date on which someone last compared the content with it, and `quote` has words of its own.
    """

    id: str
    title: str
    date: str
    url: str = ""
    newer: bool = False
    checked: str = _for_owners()
    quote: str = _for_owners()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(_Shape):
    """A short piece of guidance, shared by procedures and outcomes.

    In a plan it is folded: behind `line` where it has one, else at the end. Only a note about what was not found has no sources.
    `quote` has words that are in all of its sources.
    """

    id: str
    line: str = ""
    text: str = _markdown()
    sources: tuple[str, ...] = ()
    quote: str = _for_owners()


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation(_Shape):
    """An abbreviation that the texts use, what it stands for, and in a sentence what that is."""

    id: str
    short: str
    long: str
    meaning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect(_Shape):
    """A former public id. `now` is the public id that replaced it."""

    id: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(_Shape):
    """A time limit in hours, counted from the arrival of a message.

    `question` asks when the message arrived. `act` is what to do, as a verb; `title` says it in a few words. `contact`
    helps once the deadline has passed.
    """

    id: str
    hours: int
    question: str
    act: str
    title: str
    contact: str

    @property
    def seconds(self) -> int:
        """The time limit in seconds."""
        return self.hours * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """All words and rules. Questions, outcomes and procedures are in order; everything else but `strings` is found by id.

    Without a `vocabulary`, nothing is read in the visitor's own words.
    """

    questions: tuple[Question, ...]
    outcomes: tuple[Outcome, ...]
    procedures: tuple[Procedure, ...]
    contacts: Mapping[str, Contact]
    notes: Mapping[str, Note]
    sources: Mapping[str, Source]
    abbreviations: Mapping[str, Abbreviation]
    redirects: Mapping[str, Redirect] = field(default_factory=dict)
    deadlines: Mapping[str, Deadline]
    topics: Mapping[str, Topic] = field(default_factory=dict)
    vocabulary: Vocabulary | None = None
    strings: Strings

    def contacts_of(self, procedures: tuple[Procedure, ...]) -> tuple[Contact, ...]:
        """The contacts of these procedures, without duplicates, in order of first mention."""
        return tuple(self.contacts[id] for id in dict.fromkeys(id for p in procedures for id in p.contacts))

    def cited(self, ids: tuple[str, ...]) -> tuple[Source, ...]:
        """The sources with these ids, in the same order."""
        return tuple(self.sources[id] for id in ids)

    def former_ids(self, id: str) -> tuple[str, ...]:
        """The former public ids that now redirect to this one."""
        return tuple(old.id for old in self.redirects.values() if old.now == id)

    def is_newer(self, note: Note) -> bool:
        """Whether a source of the note is newer than the instructions that the steps follow."""
        return any(source.newer for source in self.cited(note.sources))
