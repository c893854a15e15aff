"""Expands the pages of the guide: puts in the procedures, contacts and other parts that they name."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup

from helper.model.flow import Flow
from helper.publish.facts.age import NEVER_OLD, Calendar
from helper.publish.files.oembed import SIZE as FRAME_SIZE
from helper.publish.files.paths import CASES
from helper.publish.map.cases import cases
from helper.publish.map.drawing import draw
from helper.publish.map.graph import graph
from helper.publish.pages.guide import GuidePage, environment
from helper.publish.pages.measurements import measured
from helper.publish.pages.parts import Parts
from helper.publish.pages.states import first_question
from helper.render.environment import component
from helper.render.region import root_from


@dataclass(frozen=True)
class Expanded:
    """The Markdown of a page with places for its components, and the components."""

    markdown: str
    parts: Sequence[Markup]


def expand(
    page: GuidePage, docs: Path, flow: Flow, site_name: str, site_url: str = "", calendar: Calendar = NEVER_OLD
) -> Expanded:
    """A page whose ids are known, rendered as a template.

    It may use `procedure("…")`, `contacts("…", "…")` and `note("…")` with their ids; `sources()`, `abbreviations()`,
    `first_question()`, `flow_map()`, `cases()` (a table of all complete sets of answers), `frame()` (the HTML with which
    another site embeds the helper) and `example()` (such a frame);
    `measured("…")`, the contents of a JSON file in the folder `measurements` of `docs`; `site_url`; and the filters for
    measurements.

    Raises MeasurementError and what a template can raise.
    """
    strings = flow.strings
    root = urlsplit(site_url).path if page.is_lost else root_from(page.path)
    procedures = {procedure.id: procedure for procedure in flow.procedures}
    parts = Parts()
    put = parts.place
    height = FRAME_SIZE["height"]
    markdown = (
        environment()
        .from_string(page.text)
        .render(
            procedure=lambda id: put(component(strings, "procedure", flow, procedures[id], root)),
            contacts=lambda *ids: put(component(strings, "contacts", flow, [flow.contacts[id] for id in ids])),
            note=lambda id: put(component(strings, "note", flow, flow.notes[id])),
            sources=lambda: put(
                component(
                    strings,
                    "source_list",
                    *(map(calendar.dated, each.values()) for each in (flow.sources, flow.contacts)),
                )
            ),
            abbreviations=lambda: put(component(strings, "abbreviations", flow.abbreviations.values())),
            first_question=lambda: put(
                first_question(flow, root=root, path=page.path, site_name=site_name, lost=page.is_lost)
            ),
            flow_map=lambda: put(component(strings, "flow_map", draw(graph(flow)), root)),
            cases=lambda: put(component(strings, "cases", cases(flow), root, CASES)),
            frame=lambda: put(component(strings, "frame", site_url, strings.frame_title, "100%", height)),
            example=lambda: put(component(strings, "frame.example", root, strings.frame_title, height)),
            measured=partial(measured, docs),
            site_url=site_url,
        )
    )
    return Expanded(markdown, tuple(parts))
