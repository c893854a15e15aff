"""Checks the content against the guide: its links to pages, and the notes that only pages show."""

from collections.abc import Iterable, Iterator

from helper.engine.paths import START
from helper.model.errors import Finding
from helper.model.flow import Flow
from helper.publish.pages.guide import GuidePage


def check_notes(pages: Iterable[GuidePage], flow: Flow) -> Iterator[Finding]:
    """The notes that neither a procedure, a step, an outcome nor a page shows."""
    shown = {id for page in pages for id in page.ids("note")}
    shown.update(id for outcome in flow.outcomes for id in outcome.notes)
    for procedure in flow.procedures:
        shown.update(procedure.before, procedure.notes, (step.note for step in procedure.steps if step.note))
        shown.update([procedure.warning] if procedure.warning else [])
    for id in flow.notes:
        if id not in shown:
            yield Finding("notes", id, "Nothing shows this note.", "Show it somewhere, or remove it.")


def check_links(pages: Iterable[GuidePage], flow: Flow) -> Iterator[Finding]:
    """The links of the content to a page that does not exist, or to a procedure that the page does not show."""
    shown: dict[str, set[str]] = {START: set(), **{page.path: page.ids("procedure") for page in pages}}
    links = [
        *(("procedures", p.id, f"{p.guide}#{p.id}") for p in flow.procedures),
        *(("procedures", p.id, step.link.page) for p in flow.procedures for step in p.steps if step.link),
        *(("outcomes", outcome.id, link.page) for outcome in flow.outcomes for link in outcome.see),
        *(("questions", question.id, question.see.page) for question in flow.questions if question.see),
    ]
    for part, id, target in links:
        path, _, anchor = target.partition("#")
        if path not in shown:
            yield Finding(part, id, f"There is no page “{path}”.", f"Pages are: {', '.join(sorted(shown))}.")
        elif anchor and anchor not in shown[path]:
            remedy = f'Show it there with {{{{ procedure("{anchor}") }}}}, or correct the link.'
            yield Finding(part, id, f"The page “{path}” does not show “{anchor}”.", remedy)
