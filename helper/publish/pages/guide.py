"""The guide: hand-written Markdown pages. Each is a Jinja2 template that names parts of the content by their ids."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from helper.model.errors import Defect, InvalidContentError
from helper.publish.pages.drawings import svg_remarks
from helper.publish.pages.measurements import FILTERS

type Kind = Literal["procedure", "contact", "note"]

KINDS: Final[dict[str, Kind]] = {"procedure": "procedure", "contacts": "contact", "note": "note"}
"""The functions of a page that take ids, and what the ids are of."""
NAMES: Final = (
    'Write {{ procedure("…") }}, {{ contacts("…", "…") }}, {{ note("…") }}, {{ sources() }}, {{ abbreviations() }}, '
    '{{ first_question() }}, {{ flow_map() }}, {{ cases() }}, {{ frame() }}, {{ example() }}, {{ measured("…") }} or '
    "{{ site_url }}."
)
SUFFIXES: Final = (".json", ".md", ".png", ".svg")
"""Of files in `docs`. MkDocs would publish any other file as it is, or as a page that is not checked."""


@dataclass(frozen=True)
class Use:
    """A page names an id on a line. `id` is None where it is computed, so that it is unknown before rendering."""

    kind: Kind
    id: str | None
    line: int


@dataclass(frozen=True)
class GuidePage:
    """`file` is the path of the Markdown file below `docs`."""

    file: str
    text: str
    uses: tuple[Use, ...]

    @property
    def path(self) -> str:
        """The path of the page below the site's root."""
        if self.file.endswith("index.md"):
            return self.file.removesuffix("index.md")
        return f"{self.file.removesuffix('.md')}/"

    def ids(self, kind: Kind) -> set[str]:
        """The ids of that kind that the page names."""
        return {use.id for use in self.uses if use.kind == kind and use.id is not None}


def read_guide(docs: Path, is_excluded: Callable[[str], bool] = lambda _: False) -> list[GuidePage]:
    """The pages in the folder `docs`, without the files that `is_excluded` (it takes their paths below the folder).

    Raises InvalidContentError with every page that is not a valid template, and with every other kind of file.
    """
    pages: list[GuidePage] = []
    errors: list[Defect] = []

    def report(file: str, problem: str, remedy: str, line: int = 1) -> None:
        errors.append(Defect(f"{docs.name}/{file}", line, "", problem, remedy))

    for path in sorted(path for path in docs.rglob("*") if path.is_file()):
        file = path.relative_to(docs).as_posix()
        # MkDocs leaves out hidden files.
        if is_excluded(file) or any(part.startswith(".") for part in file.split("/")):
            continue
        try:
            match path.suffix:
                case ".md":
                    pages.append(parse(file, path.read_text("utf-8")))
                case ".svg":
                    for remark in svg_remarks(path.read_text("utf-8")):
                        report(file, *remark)
                case suffix if suffix not in SUFFIXES:
                    problem = "A file of this kind would be published without a check."
                    report(file, problem, f"Use one of: {', '.join(SUFFIXES)}.")
        except UnicodeDecodeError:
            report(file, "The file is not UTF-8 text.", "Save it as UTF-8.")
        except TemplateSyntaxError as error:
            report(file, f"{(error.message or '').rstrip('.')}.", NAMES, error.lineno)
    if errors:
        raise InvalidContentError(errors)
    return pages


def parse(file: str, text: str) -> GuidePage:
    """The page of that file. Raises TemplateSyntaxError."""
    return GuidePage(file, text, tuple(_uses(environment().parse(text))))


@cache
def environment() -> Environment:
    """The environment of the pages: a sandbox, so that a text cannot run anything.

    It escapes nothing, because what it renders is Markdown. What Markdown makes of that is checked.
    """
    made = ImmutableSandboxedEnvironment(
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.clear()
    made.filters.update(FILTERS)
    return made


def _uses(template: nodes.Template) -> Iterator[Use]:
    for call in template.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and (kind := KINDS.get(call.node.name)):
            arguments = (*call.args, *(keyword.value for keyword in call.kwargs), call.dyn_args, call.dyn_kwargs)
            for argument in filter(None, arguments):
                id = argument.value if isinstance(argument, nodes.Const) and isinstance(argument.value, str) else None
                yield Use(kind, id, argument.lineno)
