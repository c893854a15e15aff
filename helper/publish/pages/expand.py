"""Expands the pages of the guide: puts in the procedures, contacts and other parts that they name."""

import traceback
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from jinja2 import TemplateError
from markupsafe import Markup

from helper.model.errors import Defect, InvalidContentError
from helper.model.flow import Flow
from helper.model.load.html import Remark, remarks, unclosed
from helper.publish.facts.age import NEVER_OLD, Calendar
from helper.publish.files.oembed import SIZE as FRAME_SIZE
from helper.publish.files.oembed import TITLE as FRAME_TITLE
from helper.publish.map.cases import PATH as CASES
from helper.publish.map.cases import cases
from helper.publish.map.drawing import draw
from helper.publish.map.graph import graph
from helper.publish.pages.guide import NAMES, GuidePage, Kind, environment
from helper.publish.pages.measurements import MeasurementError, measured
from helper.publish.pages.open_elements import NoOpenElements, OpenElementError
from helper.publish.pages.parts import Parts
from helper.publish.pages.states import first_question
from helper.render.environment import component
from helper.render.region import root_from

LITERAL: str = "Write each id in quotes, so that the build can check it."
FAILURES: Final = (ArithmeticError, AttributeError, LookupError, RecursionError, TemplateError, TypeError, ValueError)
"""What a template can raise."""


@dataclass(frozen=True)
class Expanded:
    """The Markdown of a page with places for its components, and the components."""

    markdown: str
    parts: Sequence[Markup]


def expand_guide(
    pages: Iterable[GuidePage],
    docs: Path,
    flow: Flow,
    site_name: str,
    to_html: Callable[..., str],
    site_url: str = "",
    calendar: Calendar = NEVER_OLD,
) -> dict[str, Expanded]:
    """Each page expanded, by its file. `docs` is the folder of the files.

    `to_html` makes HTML of a page's Markdown, with more extensions of Markdown if they follow it.

    Raises InvalidContentError with everything that is wrong in the pages.
    """
    expanded: dict[str, Expanded] = {}
    errors: list[Defect] = []

    def wrong_in(markdown: str) -> list[Remark]:
        try:
            return remarks(to_html(markdown, NoOpenElements()))
        except OpenElementError as error:
            return [unclosed(str(error)), *remarks(to_html(markdown))]

    def check(page: GuidePage) -> list[Remark]:
        return wrong_in(expand(page, docs, flow, site_name, site_url, calendar).markdown)

    for page in pages:
        found = list(_unknown_ids(page, flow))
        if not found:
            try:
                expanded[page.file] = expand(page, docs, flow, site_name, site_url, calendar)
                found = [(_line_of(remark, page, check), *remark) for remark in wrong_in(expanded[page.file].markdown)]
            except MeasurementError as error:
                found = [(_line(error), *error.args)]
            except FAILURES as error:
                found = [(_line(error), f"{str(error).rstrip('.')}.", NAMES)]
        errors += (Defect(f"{docs.name}/{page.file}", line, "", problem, remedy) for line, problem, remedy in found)
    if errors:
        raise InvalidContentError(errors)
    return expanded


def expand(
    page: GuidePage, docs: Path, flow: Flow, site_name: str, site_url: str = "", calendar: Calendar = NEVER_OLD
) -> Expanded:
    """A page whose ids are known, rendered as a template.

    It may use `procedure("…")`, `contacts("…", "…")` and `note("…")` with their ids; `sources()`, `abbreviations()`,
    `first_question()`, `flow_map()`, `cases()` (a table of all complete sets of answers), `frame()` (the HTML with which
    another site embeds the helper) and `example()` (such a frame);
    `measured("…")`, the contents of a JSON file in the folder `measurements` of `docs`; `site_url`; and the filters for
    measurements.

    Raises MeasurementError and the FAILURES of a template.
    """
    root = root_from(page.path)
    procedures = {procedure.id: procedure for procedure in flow.procedures}
    parts = Parts()
    put = parts.place
    height = FRAME_SIZE["height"]
    markdown = (
        environment()
        .from_string(page.text)
        .render(
            procedure=lambda id: put(component("procedure", flow, procedures[id], root)),
            contacts=lambda *ids: put(component("contacts", flow, [flow.contacts[id] for id in ids])),
            note=lambda id: put(component("note", flow, flow.notes[id])),
            sources=lambda: put(
                component(
                    "source_list", *(map(calendar.dated, each.values()) for each in (flow.sources, flow.contacts))
                )
            ),
            abbreviations=lambda: put(component("abbreviations", flow.abbreviations.values())),
            first_question=lambda: put(first_question(flow, root=root, path=page.path, site_name=site_name)),
            flow_map=lambda: put(component("flow_map", draw(graph(flow)), root)),
            cases=lambda: put(component("cases", cases(flow), root, CASES)),
            frame=lambda: put(component("frame", site_url, FRAME_TITLE, "100%", height)),
            example=lambda: put(component("frame.example", root, FRAME_TITLE, height)),
            measured=partial(measured, docs),
            site_url=site_url,
        )
    )
    return Expanded(markdown, tuple(parts))


def _unknown_ids(page: GuidePage, flow: Flow) -> Iterator[tuple[int, str, str]]:
    """The line, problem and remedy of each id that the flow does not have."""
    known: dict[Kind, Collection[str]] = {
        "procedure": [procedure.id for procedure in flow.procedures],
        "contact": flow.contacts,
        "note": flow.notes,
    }
    for use in page.uses:
        if use.id is None:
            yield use.line, f"The id of a {use.kind} is computed.", LITERAL
        elif use.id not in known[use.kind]:
            remedy = f"Known are: {', '.join(sorted(known[use.kind]))}."
            yield use.line, f"There is no {use.kind} “{use.id}”.", remedy


def _line_of(remark: Remark, page: GuidePage, check: Callable[[GuidePage], list[Remark]]) -> int:
    """The last line without which the remark is not made, since Markdown does not tell where its HTML comes from."""
    lines = page.text.split("\n")
    count = Counter(check(page))[remark]
    for index in reversed(range(len(lines))):
        without = "\n".join([*lines[:index], "", *lines[index + 1 :]])
        try:
            if lines[index] and Counter(check(replace(page, text=without)))[remark] < count:
                return index + 1
        except FAILURES:  # it begins or ends a block of the template
            continue
    return 1


def _line(error: Exception) -> int:
    """The line of the page on which rendering failed."""
    # Jinja2 puts the template's own lines into the traceback.
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return lines[0] or 1 if lines else 1
