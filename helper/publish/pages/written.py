"""Checks what is written in the pages, without the components that they name: these are made and tested elsewhere."""

import re
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Final

from jinja2 import TemplateError, TemplateSyntaxError
from jinja2.meta import find_undeclared_variables
from markdown import Extension
from markupsafe import Markup

from helper.model.errors import Defect
from helper.model.load.html import Remark, remarks, unclosed, unread_tag
from helper.model.load.keys import meant
from helper.publish.finish.tags import Tag, tags
from helper.publish.pages.calls import FUNCTIONS, NAMES
from helper.publish.pages.guide import GuidePage, Kind, environment, template_of
from helper.publish.pages.links import WrittenLinks
from helper.publish.pages.measurements import MeasurementError, measured
from helper.publish.pages.open_elements import NoOpenElements, OpenElementError
from helper.publish.pages.parts import Parts

LITERAL: Final = "Write each id in quotes, so that the build can check it."
FAILURES: Final = (ArithmeticError, AttributeError, LookupError, RecursionError, TemplateError, TypeError, ValueError)
"""What a template can raise."""
SITE_URL: Final = "https://site.example/"
"""Takes the place of the site's URL, which changes nothing in what is checked."""

type ToHtml = Callable[..., str]
"""Makes HTML of a page's Markdown, with more extensions of Markdown if they follow it."""


@dataclass(frozen=True)
class Written:
    """The HTML of a page without its components, and the addresses in it that are written in Markdown."""

    html: str
    addresses: frozenset[str]

    @cached_property
    def tags(self) -> Sequence[Tag]:
        """The start tags."""
        return tags(self.html)

    @property
    def ids(self) -> list[str]:
        """The ids of the elements, in order."""
        return [tag.attributes["id"] for tag in self.tags if "id" in tag.attributes]


def check_pages(
    pages: Iterable[GuidePage], docs: Path, known: Mapping[Kind, Iterable[str] | None], to_html: ToHtml
) -> tuple[dict[str, Written], list[Defect]]:
    """What is written in each page, by its file, and everything that is wrong there. `docs` is the folder of the files.

    `known` are the ids that pages may name, or None where nobody knows them.
    """
    written: dict[str, Written] = {}
    errors: list[Defect] = []
    for page in pages:
        if not page.readable:
            continue
        found = list(_unknown_ids(page, known))
        links = WrittenLinks()
        try:
            html, wrong = _read(outline(page, docs), to_html, links)
            written[page.file] = Written(html, frozenset(links.addresses))
            found += [(_line_of(remark, page, docs, to_html), *remark) for remark in wrong]
        except MeasurementError as error:
            found.append((_line(error), *error.args))
        except FAILURES as error:
            if not page.doubtful:  # else it is known why
                found.append((_line(error), f"{str(error).rstrip('.')}.", NAMES))
        errors += (Defect(f"{docs.name}/{page.file}", line, "", problem, remedy) for line, problem, remedy in found)
    return written, errors


def outline(page: GuidePage, docs: Path) -> str:
    """The Markdown of a page with only the places of its components. Raises MeasurementError and the FAILURES."""
    place = _Place(Parts())
    template = template_of(page.text)
    names = {*FUNCTIONS, *find_undeclared_variables(template)}
    context = dict.fromkeys(names, place) | {"measured": partial(measured, docs), "site_url": SITE_URL}
    return environment().from_string(template).render(context)


class _Place:
    """Any function of a page: it gives the place of a component."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def __call__(self, *_: object, **__: object) -> str:
        return self._parts.place(Markup(""))

    def __str__(self) -> str:
        return ""


def _unknown_ids(page: GuidePage, known: Mapping[Kind, Iterable[str] | None]) -> Iterator[tuple[int, str, str]]:
    """The line, problem and remedy of each id that the flow does not have."""
    for use in page.uses:
        ids = known[use.kind]
        if use.id is None:
            yield use.line, f"The id of a {use.kind} is computed.", LITERAL
        elif ids is not None and use.id not in ids:
            yield use.line, f"There is no {use.kind} “{use.id}”.", meant(use.id, ids)


def _read(markdown: str, to_html: ToHtml, *more: Extension) -> tuple[str, list[Remark]]:
    """The HTML of a page's Markdown, and what is wrong in it."""
    try:
        html = to_html(markdown, NoOpenElements(), *more)
        return html, remarks(html) or unread_tag(markdown, html)
    except OpenElementError as error:
        html = to_html(markdown, *more)
        return html, [unclosed(str(error)), *remarks(html)]


def _wrong_in(page: GuidePage, docs: Path, to_html: ToHtml) -> Counter[Remark]:
    return Counter(_read(outline(page, docs), to_html)[1])


def _line_of(remark: Remark, page: GuidePage, docs: Path, to_html: ToHtml) -> int:
    """The line of the remark. Markdown does not tell where its HTML comes from.

    It is the only line with the words that the remark quotes, or the last line without which the remark is not made.
    """
    lines = page.text.split("\n")
    quoted = re.search("“([^”]+)”", remark[0]) or re.search("(<[^>]+)>", remark[0])
    words = quoted[1] if quoted else ""
    if words and len(named := [number for number, line in enumerate(lines, 1) if words in line]) == 1:
        return named[0]
    count = _wrong_in(page, docs, to_html)[remark]
    for index in reversed(range(len(lines))):
        without = replace(page, text="\n".join([*lines[:index], "", *lines[index + 1 :]]))
        try:
            if lines[index] and _wrong_in(without, docs, to_html)[remark] < count:
                return index + 1
        except FAILURES:  # it begins or ends a block of the template
            continue
    return 1


def _line(error: Exception) -> int:
    """The line of the page on which rendering failed."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    # Jinja2 puts the template's own lines into the traceback.
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return lines[0] or 1 if lines else 1
