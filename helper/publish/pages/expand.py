"""Expands the pages of the guide: puts in the procedures, contacts and other parts that they name."""

import traceback
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from pathlib import Path

from jinja2 import TemplateError

from helper.model.errors import Defect, InvalidContentError
from helper.model.flow import Flow
from helper.publish.files.oembed import SIZE as FRAME_SIZE
from helper.publish.files.oembed import TITLE as FRAME_TITLE
from helper.publish.pages.guide import NAMES, GuidePage, Kind, environment
from helper.publish.pages.measurements import MeasurementError, measured
from helper.publish.pages.states import first_question
from helper.render.environment import component
from helper.render.region import root_from

LITERAL: str = "Write each id in quotes, so that the build can check it."


def expand_guide(
    pages: Iterable[GuidePage], docs: Path, flow: Flow, site_name: str, site_url: str = ""
) -> dict[str, str]:
    """The expanded Markdown of each page, by its file. `docs` is the folder of the files.

    Raises InvalidContentError with everything that is wrong in the pages.
    """
    expanded: dict[str, str] = {}
    errors: list[Defect] = []
    for page in pages:
        found = list(_unknown_ids(page, flow))
        if not found:
            try:
                expanded[page.file] = expand(page, docs, flow, site_name, site_url)
            except MeasurementError as error:
                found = [(_line(error), *error.args)]
            except (TemplateError, TypeError, ValueError) as error:
                found = [(_line(error), f"{error}.", NAMES)]
        errors += (Defect(f"{docs.name}/{page.file}", line, "", problem, remedy) for line, problem, remedy in found)
    if errors:
        raise InvalidContentError(errors)
    return expanded


def expand(page: GuidePage, docs: Path, flow: Flow, site_name: str, site_url: str = "") -> str:
    """The Markdown of a page whose ids are known, rendered as a template.

    It may use `procedure("…")`, `contacts("…", "…")` and `note("…")` with their ids; `sources()`, `abbreviations()`,
    `first_question()` and `frame()` (the helper as another site embeds it); `measured("…")`, the contents of a JSON file
    in the folder `measurements` of `docs`; `site_url`; and the filters for measurements.

    Raises MeasurementError and Jinja2's errors.
    """
    root = root_from(page.path)
    procedures = {procedure.id: procedure for procedure in flow.procedures}
    return (
        environment()
        .from_string(page.text)
        .render(
            procedure=lambda id: component("procedure", flow, procedures[id], root),
            contacts=lambda *ids: component("contacts", flow, [flow.contacts[id] for id in ids]),
            note=lambda id: component("note", flow, flow.notes[id]),
            sources=lambda: component("sources", flow.sources.values()),
            abbreviations=lambda: component("abbreviations", flow.abbreviations.values()),
            first_question=lambda: first_question(flow, root=root, path=page.path, site_name=site_name),
            frame=lambda: component("frame", site_url, FRAME_TITLE, "100%", FRAME_SIZE["height"]),
            measured=partial(measured, docs),
            site_url=site_url,
        )
    )


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


def _line(error: Exception) -> int:
    """The line of the page on which rendering failed."""
    # Jinja2 puts the template's own lines into the traceback.
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return lines[0] or 1 if lines else 1
