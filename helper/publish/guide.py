"""The guide's pages: hand-written Markdown that names procedures, contacts and notes, which stand in helper/content/."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from jinja2 import TemplateSyntaxError, UndefinedError

from helper.model.errors import Defect, InvalidContentError
from helper.model.flow import Flow
from helper.publish.states import first_question
from helper.render.environment import component, environment
from helper.render.region import root_from

NAMES: Final = (
    'Write {{ procedure("…") }}, {{ contacts("…", "…") }}, {{ note("…") }}, {{ sources() }} or {{ first_question() }}.'
)


class UnknownNameError(Exception):
    """A page names a procedure, contact or note that the content does not have. `name` is that name."""

    def __init__(self, kind: str, name: str, known: Collection[str]) -> None:
        super().__init__(f"There is no {kind} “{name}”.", f"Known are: {', '.join(sorted(known))}.")
        self.name = name


def expand(markdown: str, path: str, flow: Flow, site_name: str) -> str:
    """The Markdown of the page at that path below the site's root, with what it names put in.

    It may name `{{ procedure("…") }}`, `{{ contacts("…", "…") }}` and `{{ note("…") }}` by their ids, and
    `{{ sources() }}` and `{{ first_question() }}`. Raises UnknownNameError, and Jinja2's errors where the Markdown is no template.
    """
    root = root_from(path)
    procedures = {procedure.id: procedure for procedure in flow.procedures}
    names = {
        "procedure": lambda id: component("procedure", flow, _find("procedure", procedures, id), root),
        "contacts": lambda *ids: component("contacts", [_find("contact", flow.contacts, id) for id in ids]),
        "note": lambda id: component("note", flow, _find("note", flow.notes, id)),
        "sources": lambda: component("sources", flow.sources.values()),
        "first_question": lambda: first_question(flow, root=root, path=path, site_name=site_name),
    }
    return environment().from_string(markdown).render(names)


def guide_pages(docs: Path, flow: Flow, site_name: str) -> dict[str, str]:
    """The expanded Markdown of every page of the guide, by its path below the folder `docs`.

    Raises InvalidContentError with everything that keeps a page from being expanded.
    """
    pages: dict[str, str] = {}
    errors: list[Defect] = []
    for page in sorted(docs.rglob("*.md")):
        name, text = page.relative_to(docs).as_posix(), page.read_text("utf-8")
        try:
            pages[name] = expand(text, _address(name), flow, site_name)
        except UnknownNameError as error:
            problem, remedy = error.args
            line = next((n for n, content in enumerate(text.splitlines(), 1) if f'"{error.name}"' in content), 1)
            errors.append(Defect(f"{docs.name}/{name}", line, "", problem, remedy))
        except (TemplateSyntaxError, UndefinedError) as error:
            line = getattr(error, "lineno", 1)
            errors.append(Defect(f"{docs.name}/{name}", line, "", f"{error.message}.", NAMES))
    if errors:
        raise InvalidContentError(errors)
    return pages


def _address(name: str) -> str:
    return name.removesuffix("index.md") if name.endswith("index.md") else f"{name.removesuffix('.md')}/"


def _find[Part](kind: str, parts: Mapping[str, Part], name: str) -> Part:
    if name not in parts:
        raise UnknownNameError(kind, name, parts)
    return parts[name]
