"""Checks all that people write: the content, the flow, the pages and the links. Nothing is built for it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from helper.engine.check import check
from helper.engine.graph import states
from helper.engine.paths import EMBED, START, path_of, public_ids
from helper.model.errors import Defect, Finding, InvalidContentError
from helper.model.flow import Flow
from helper.model.load.flow import Content, read_content
from helper.model.load.keys import nearest
from helper.publish.clashes import FIXED, check_clashes, check_shadows
from helper.publish.files.paths import CASES, EMBED_SCRIPT, LLMS, OEMBED, QR_CODES, ROBOTS, SITEMAP
from helper.publish.links import check_links, check_newer, check_notes
from helper.publish.map.graph import graph
from helper.publish.menu import Menu
from helper.publish.pages.guide import LOST, Guide, GuidePage, Kind, read_guide
from helper.publish.pages.links import Targets, lines_with, link_remarks
from helper.publish.pages.written import ToHtml, Written, check_pages

MADE: Final = (CASES, EMBED_SCRIPT, LLMS, OEMBED, QR_CODES, ROBOTS, SITEMAP, "404.html")
"""The files that the build makes and that a page may link to."""
HELPER: Final = ("helper/index.md", "embed/index.md")
"""The pages of the first question, which the menu may name."""


type Boxes = Sequence[str] | None
"""The ids in the drawing of the flow, or None if the flow cannot be drawn."""


@dataclass(frozen=True)
class Checked:
    """The flow and the pages, without errors, and notes on what is no error but perhaps not meant."""

    flow: Flow
    guide: Guide
    notes: Sequence[Defect]


def checked(docs: Path, folder: Path, menu: Menu, to_html: ToHtml, is_excluded: Callable[[str], bool]) -> Checked:
    """The flow in the folder of the content and the pages in `docs`, if nothing is wrong with them.

    `to_html` makes HTML of a page's Markdown, and `is_excluded` tells which files in `docs` are not pages. Raises
    InvalidContentError with everything that is wrong.
    """
    content = read_content(folder)
    guide = read_guide(docs, is_excluded)
    known: dict[Kind, list[str] | None] = {
        "procedure": None if "procedures" in content.unread else content.ids("procedures"),
        "contact": None if "contacts" in content.unread else content.ids("contacts"),
        "note": None if "notes" in content.unread else content.ids("notes"),
    }
    written, errors = check_pages(guide.pages, docs, known, to_html)
    in_flow = list(_in_flow(content))
    boxes = [f"box-{node.number}" for node in graph(content.flow)] if content.sound and not in_flow else None
    targets = _targets(guide, written, content, boxes)
    errors += [
        *content.errors,
        *content.located(in_flow),
        *content.located(_between(content, guide, targets)),
    ]
    errors += [*guide.errors, *_lost(guide, docs.name), *_overlaps(guide, docs.name)]
    for page in guide.pages:
        if page.file in written:
            errors += _in_page(page, written[page.file], targets, content, boxes, docs)
    is_page = {*HELPER, *guide.files}.__contains__
    files = [page.file for page in guide.pages]
    errors += menu.defects(is_page, files)
    if errors:
        raise InvalidContentError(errors)
    return Checked(content.flow, guide, tuple(menu.unlisted(files)))


def _lost(guide: Guide, folder: str) -> Iterator[Defect]:
    """What is wrong with the page for lost addresses."""
    page = next((page for page in guide.pages if page.is_lost), None)
    if page is None:
        problem = "There is no page for addresses that do not exist, so people who mistype one are not led on."
        yield Defect(f"{folder}/{LOST}", 1, "", problem, "Write one that shows {{ first_question() }}.")
    elif page.readable and "first_question()" not in page.text:
        problem = "The page does not show the first question, so nothing answers the addresses of states without pages."
        yield Defect(f"{folder}/{LOST}", 1, "", problem, "Write {{ first_question() }}.")


def _overlaps(guide: Guide, folder: str) -> Iterator[Defect]:
    """The files whose address is also that of another one, or of one that the build makes."""
    taken = {
        **dict.fromkeys((START, EMBED), "the first question"),
        **dict.fromkeys(MADE, "a file that the build makes"),
    }
    paths = [(page.file, page.path) for page in guide.pages if not page.is_lost]
    paths += [(file, file) for file in guide.files if not file.endswith(".md")]
    for file, path in paths:
        if path in taken:
            problem = f"The address “{path}” is also that of {taken[path]}, so only one of them would be shown."
            yield Defect(f"{folder}/{file}", 1, "", problem, "Rename the file.")
        taken.setdefault(path, f"{folder}/{file}")


def _in_flow(content: Content) -> Iterator[Finding]:
    """What is wrong with the flow as a whole, if its rules are complete."""
    if not content.sound:
        return
    shadows = list(check_shadows(content.flow))
    told = {finding.id for finding in shadows}
    for finding in _in_short(list(check(content.flow))):
        if finding.part == "outcomes" and finding.id in told:
            continue
        # Redirects also lead to contacts, whose file may be the one that cannot be read.
        if finding.part != "redirects" or not content.unread:
            yield finding
    yield from shadows
    yield from check_clashes(content.flow)


def _in_short(findings: list[Finding]) -> Iterator[Finding]:
    """The findings, with one for all answers that lack the same: a new option usually misses more than one outcome."""
    counts = Counter((finding.part, finding.id, finding.remedy) for finding in findings)
    told: set[tuple[str, str, str]] = set()
    for finding in findings:
        key = finding.part, finding.id, finding.remedy
        if not finding.problem.startswith("The answers ") or counts[key] == 1:
            yield finding
        elif key not in told:
            told.add(key)
            yield replace(finding, problem=f"{finding.problem} So do {counts[key] - 1} others.")


def _between(content: Content, guide: Guide, targets: Targets) -> Iterator[Finding]:
    """What is wrong between the content and the pages, as far as both are known."""
    yield from check_links({page.path: targets.pages[page.file] for page in guide.pages}, content.flow)
    if "sources" not in content.unread:
        yield from check_newer(content.flow)
    if all(page.readable and not page.doubtful for page in guide.pages) and content.sound:
        meant = {
            nearest(use.id, content.flow.notes) for p in guide.pages for use in p.uses if use.kind == "note" and use.id
        }
        yield from (finding for finding in check_notes(guide.pages, content.flow) if finding.id not in meant)


def _in_page(
    page: GuidePage, written: Written, targets: Targets, content: Content, boxes: Boxes, docs: Path
) -> Iterator[Defect]:
    file = f"{docs.name}/{page.file}"
    for line, problem, remedy in link_remarks(page, written.tags, written.addresses, targets):
        yield Defect(file, line, "", problem, remedy)
    for id, count in Counter([*written.ids, *_ids_of_parts(page, content), *(_boxes_of(page, boxes) or ())]).items():
        if count > 1:
            *_, line = lines_with(page.text, id)
            problem = f"The page has two parts with the id “{id}”, so a link to it leads only to the first."
            yield Defect(file, line, "", problem, "Show it once, or give a heading an id of its own: { #another-id }.")


def _targets(guide: Guide, written: Mapping[str, Written], content: Content, boxes: Boxes) -> Targets:
    pages = {page.file: _anchors(page, written, content, boxes) for page in guide.pages}
    paths = None
    if content.sound:
        paths = {path_of(state.answers, start) for state in states(content.flow) for start in (START, EMBED)}
    return Targets(pages, paths, {*FIXED, *public_ids(content.flow)}, {*guide.files, *MADE})


def _anchors(page: GuidePage, written: Mapping[str, Written], content: Content, boxes: Boxes) -> Collection[str] | None:
    """The ids on a page, or None if it is not known which parts it shows."""
    if page.file not in written or page.doubtful or {"procedures", "contacts", "questions"} & content.unread:
        return None
    drawn = _boxes_of(page, boxes)
    if drawn is None:
        return None
    former = {old for part in _ids_of_parts(page, content) for old in content.flow.former_ids(part)}
    first = [question.id for question in content.flow.questions[:1]]
    return {*written[page.file].ids, *_ids_of_parts(page, content), *former, *first, *FIXED, *drawn}


def _boxes_of(page: GuidePage, boxes: Boxes) -> Boxes:
    """The ids in the drawing of the flow that the page shows, if it shows one."""
    return boxes if "flow_map(" in page.text else []


def _ids_of_parts(page: GuidePage, content: Content) -> Iterator[str]:
    """The ids of the procedures, steps and contacts that the page shows, once for each time that it names them."""
    steps = {e["id"]: e.get("steps") for e in content.documents["procedures"].data if isinstance(e, dict) and "id" in e}
    for use in page.uses:
        if use.id is None or use.kind == "note":
            continue
        known = steps if use.kind == "procedure" else content.ids("contacts")
        id = use.id if use.id in known else nearest(use.id, known) or use.id
        yield id
        for step in steps.get(id) or () if use.kind == "procedure" else ():
            if isinstance(step, dict) and isinstance(step.get("id"), str):
                yield f"{id}-{step['id']}"
