"""The guide's pages: hand-written Markdown that names procedures, contacts and notes, which stand in helper/content/."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError, UndefinedError
from markupsafe import Markup

from helper.model.errors import ContentError
from helper.model.flow import Flow
from helper.publish.states import first_question
from helper.render.environment import component, environment
from helper.render.region import root_from


class UnknownNameError(Exception):
    """A page names a procedure, contact or note that the content does not have. `name` is that name."""

    def __init__(self, kind: str, name: str, known: Collection[str]) -> None:
        super().__init__(f"There is no {kind} “{name}”.", f"Known are: {', '.join(sorted(known))}.")
        self.name = name


def expand(markdown: str, path: str, flow: Flow, site_name: str) -> str:
    """The Markdown of the page at that path below the site's root, with what it names put in.

    It may name `{{ procedure("…") }}`, `{{ contact("…") }}` and `{{ note("…") }}` by id, and `{{ sources() }}` and
    `{{ first_question() }}`. Raises UnknownNameError, and Jinja2's errors where the Markdown is no template.
    """
    root = root_from(path)
    procedures = {procedure.id: procedure for procedure in flow.procedures}
    return environment().from_string(markdown).render(
        procedure=_named("procedure", procedures, lambda part: component("procedure", flow, part, root)),
        contact=_named("contact", flow.contacts, lambda office: component("contact", office)),
        note=_named("note", flow.notes, lambda item: component("note", flow, item)),
        sources=lambda: component("sources", flow.sources.values()),
        first_question=lambda: first_question(flow, root=root, path=path, site_name=site_name),
    )


def check_guide(docs: Path, flow: Flow, site_name: str) -> Iterator[ContentError]:
    """What keeps any page of the guide, in the folder `docs`, from being expanded."""
    for page in sorted(docs.rglob("*.md")):
        text = page.read_text("utf-8")
        file = page.relative_to(docs.parent).as_posix()
        try:
            expand(text, "", flow, site_name)
        except UnknownNameError as error:
            problem, remedy = error.args
            line = next((n for n, content in enumerate(text.splitlines(), 1) if f'"{error.name}"' in content), 1)
            yield ContentError(file, line, "", problem, remedy)
        except (TemplateSyntaxError, UndefinedError) as error:
            remedy = 'Write {{ procedure("…") }}, {{ contact("…") }}, {{ note("…") }}, {{ sources() }} or {{ first_question() }}.'
            yield ContentError(file, getattr(error, "lineno", 1), "", f"{error.message}.", remedy)


def _named[Part](kind: str, parts: Any, show: Callable[[Part], Markup]) -> Callable[[str], Markup]:
    def shown(name: str) -> Markup:
        if name not in parts:
            raise UnknownNameError(kind, name, parts)
        return show(parts[name])

    return shown
