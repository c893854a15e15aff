"""Checks the content against the guide: its links to pages, and the notes that only pages show."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from helper.engine.paths import START
from helper.model.errors import Finding
from helper.model.flow import Flow
from helper.model.load.document import FILLED
from helper.model.load.keys import nearest
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


def check_newer(flow: Flow) -> Iterator[Finding]:
    """The notes whose line does not say that they are newer guidance, although they are, so that some take them for steps."""
    begin = flow.strings.newer
    for note in flow.notes.values():
        newer = any(flow.sources[id].newer for id in note.sources if id in flow.sources)
        if newer and note.line and begin != FILLED and not note.line.startswith(begin):
            problem = "The note has a newer source, and its line does not say so."
            yield Finding("notes", note.id, problem, f"Begin the line with “{begin}”.", ("line",))


def check_links(pages: Mapping[str, Collection[str] | None], flow: Flow) -> Iterator[Finding]:
    """The links of the content to a page that does not exist, or to a part that the page does not have.

    `pages` are the ids on each page, by its path, or None where they are unknown.
    """
    for part, id, target, *below in _links(flow):
        path, _, anchor = target.partition("#")
        shown = {START: [], **pages}.get(path)
        if path == FILLED:
            continue
        if path != START and path not in pages:
            close = nearest(path, [START, *pages])
            remedy = f"Did you mean “{close}”?" if close else f"Pages are: {', '.join(sorted([START, *pages]))}."
            yield Finding(part, id, f"There is no page “{path}”.", remedy, tuple(below))
        elif anchor and shown is not None and anchor not in shown:
            remedy = f'Show it there with {{{{ procedure("{anchor}") }}}}, or correct the link.'
            yield Finding(part, id, f"The page “{path}” does not show “{anchor}”.", remedy, tuple(below))


def _links(flow: Flow) -> Iterator[tuple[str, str, str, *tuple[str | int, ...]]]:
    """The file, the id of the entry and the target of each link, and the way from the entry to the link."""
    for procedure in flow.procedures:
        yield "procedures", procedure.id, f"{procedure.guide}#{procedure.id}", "guide"
        for index, step in enumerate(procedure.steps):
            if step.link:
                yield "procedures", procedure.id, step.link.page, "steps", index, "link", "page"
    for outcome in flow.outcomes:
        for index, link in enumerate(outcome.see):
            yield "outcomes", outcome.id, link.page, "see", index, "page"
    for topic in flow.topics.values():
        if topic.page:
            yield "topics", topic.id, topic.page, "page"
    for question in flow.questions:
        if question.see:
            yield "questions", question.id, question.see.page, "see", "page"
