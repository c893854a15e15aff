"""How long ago the sources and contacts were checked, on a given day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from markupsafe import Markup

from helper.model.flow import Contact, Flow, Source
from helper.model.strings import Strings
from helper.publish.pages.guide import GuidePage
from helper.render.environment import component

type Checkable = Contact | Source


@dataclass(frozen=True)
class Dated:
    """A source or contact, the day on which someone last checked it, and whether that is too long ago."""

    part: Checkable
    day: date
    is_old: bool


@dataclass(frozen=True)
class Calendar:
    """The day from which ages are counted, and the age in days from which a check is too old."""

    day: date
    max_age: int

    def dated(self, part: Checkable) -> Dated:
        """The part with its age."""
        checked = date.fromisoformat(part.checked)
        return Dated(part, checked, self.day - checked > timedelta(self.max_age))


NEVER_OLD: Final = Calendar(date.min, 0)
"""A calendar by which nothing is old."""


def all_parts(flow: Flow) -> Iterator[Checkable]:
    """The sources and contacts of the flow."""
    yield from flow.sources.values()
    yield from flow.contacts.values()


def parts_of(flow: Flow, page: GuidePage) -> Iterator[Checkable]:
    """The sources and contacts of all that a hand-written page shows by id."""
    shown = page.ids("procedure")
    procedures = tuple(procedure for procedure in flow.procedures if procedure.id in shown)
    notes = (flow.notes[id] for id in page.ids("note"))
    ids = [id for procedure in procedures for id in procedure.sources] + [id for note in notes for id in note.sources]
    yield from flow.cited(tuple(ids))
    yield from flow.contacts_of(procedures)
    yield from (flow.contacts[id] for id in page.ids("contact"))


def last_checked(strings: Strings, parts: Iterable[Checkable], calendar: Calendar) -> Markup:
    """A line that says since when all of the parts have been checked. Empty without parts."""
    oldest = min((calendar.dated(part) for part in parts), key=lambda dated: dated.day, default=None)
    return component(strings, "checked", oldest) if oldest else Markup()
