"""The guide's pages: hand-written Markdown that names procedures, contacts and notes, which stand in helper/content/."""

import traceback
from collections.abc import Collection, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Final

from jinja2 import Environment, StrictUndefined, TemplateError, TemplateSyntaxError

from helper.engine.address import START
from helper.model.errors import Defect, Finding, HelperError, InvalidContentError
from helper.model.flow import Flow
from helper.publish.oembed import SIZE as FRAME_SIZE
from helper.publish.oembed import TITLE as FRAME_TITLE
from helper.publish.pages.measurements import FILTERS, MeasurementError, measured
from helper.publish.pages.states import first_question
from helper.render.environment import component
from helper.render.region import root_from

NAMES: Final = (
    'Write {{ procedure("…") }}, {{ contacts("…", "…") }}, {{ note("…") }}, {{ sources() }}, {{ abbreviations() }}, '
    '{{ first_question() }}, {{ frame() }}, {{ measured("…") }} or {{ site_url }}.'
)

RECORDS: Final = "decisions"
"""The folder of the records that are for developers only; mkdocs.yml leaves it out."""


class UnknownNameError(HelperError):
    """A page names a procedure, contact or note that the content does not have. `name` is that name."""

    def __init__(self, kind: str, name: str, known: Collection[str]) -> None:
        super().__init__(f"There is no {kind} “{name}”.", f"Known are: {', '.join(sorted(known))}.")
        self.name = name


def expand(markdown: str, path: str, flow: Flow, site_name: str, site_url: str = "", docs: Path = Path("docs")) -> str:
    """The Markdown of the page at that path below the site's root, rendered as a Jinja2 template.

    It may use `procedure("…")`, `contacts("…", "…")` and `note("…")` with their ids; `sources()`, `abbreviations()`,
    `first_question()` and `frame()` (the helper as another site embeds it); `measured("…")`, the contents of a JSON file
    in the folder `measurements` of `docs`; `site_url`; and the filters for measurements. Nothing is escaped.

    Raises UnknownNameError, MeasurementError and Jinja2's errors.
    """
    root = root_from(path)
    procedures = {procedure.id: procedure for procedure in flow.procedures}
    names = {
        "procedure": lambda id: component("procedure", flow, _find("procedure", procedures, id), root),
        "contacts": lambda *ids: component("contacts", flow, [_find("contact", flow.contacts, id) for id in ids]),
        "note": lambda id: component("note", flow, _find("note", flow.notes, id)),
        "sources": lambda: component("sources", flow.sources.values()),
        "abbreviations": lambda: component("abbreviations", flow.abbreviations.values()),
        "first_question": lambda: first_question(flow, root=root, path=path, site_name=site_name),
        "frame": lambda: component("frame", site_url, FRAME_TITLE, "100%", FRAME_SIZE["height"]),
        "measured": partial(measured, docs),
        "site_url": site_url,
    }
    return _environment().from_string(markdown).render(names)


def guide_pages(docs: Path, flow: Flow, site_name: str, site_url: str = "") -> dict[str, str]:
    """The expanded Markdown of every page of the guide, by its path below the folder `docs`.

    Raises InvalidContentError with everything that keeps a page from being expanded.
    """
    pages: dict[str, str] = {}
    errors: list[Defect] = []
    for name, text in _sources(docs).items():
        try:
            pages[name] = expand(text, _address(name), flow, site_name, site_url, docs)
        except (UnknownNameError, MeasurementError) as error:
            errors.append(Defect(f"{docs.name}/{name}", _line(error), "", *error.args))
        except (TemplateError, TypeError, ValueError) as error:
            errors.append(Defect(f"{docs.name}/{name}", _line(error), "", f"{error}.", NAMES))
    if errors:
        raise InvalidContentError(errors)
    return pages


def check_links(docs: Path, flow: Flow) -> Iterator[Finding]:
    """The links of the content that lead to no page of the guide in the folder `docs`, or to no procedure on it."""
    places = {START: ""} | {_address(name): text for name, text in _sources(docs).items()}
    links = [
        *(("procedures", p.id, f"{p.guide}#{p.id}") for p in flow.procedures),
        *(("procedures", p.id, step.link.page) for p in flow.procedures for step in p.steps if step.link),
        *(("outcomes", outcome.id, link.page) for outcome in flow.outcomes for link in outcome.see),
    ]
    for part, id, page in links:
        address, _, anchor = page.partition("#")
        if address not in places:
            yield Finding(part, id, f"There is no page “{address}”.", f"Pages are: {', '.join(sorted(places))}.")
        elif anchor and f'procedure("{anchor}")' not in places[address]:
            remedy = f'Name it there with {{{{ procedure("{anchor}") }}}}, or correct the address.'
            yield Finding(part, id, f"The page “{address}” does not show “{anchor}”.", remedy)


@cache
def _environment() -> Environment:
    environment = Environment(autoescape=False, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)  # noqa: S701 - Markdown, not HTML
    environment.filters.update(FILTERS)
    return environment


def _line(error: Exception) -> int:
    """The line of the page that an error is about."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    # Jinja2 puts the template's own lines into the traceback.
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return lines[0] or 1 if lines else 1


def _sources(docs: Path) -> dict[str, str]:
    pages = (page for page in sorted(docs.rglob("*.md")) if docs / RECORDS not in page.parents)
    return {page.relative_to(docs).as_posix(): page.read_text("utf-8") for page in pages}


def _address(name: str) -> str:
    return name.removesuffix("index.md") if name.endswith("index.md") else f"{name.removesuffix('.md')}/"


def _find[Part](kind: str, parts: Mapping[str, Part], name: str) -> Part:
    if name not in parts:
        raise UnknownNameError(kind, name, parts)
    return parts[name]
