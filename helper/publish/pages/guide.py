"""The guide: hand-written Markdown pages. Each is a Jinja2 template that names parts of the content by their ids."""

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from helper.model.errors import Defect
from helper.model.load.document import reading_problem, unprintable
from helper.publish.pages.calls import NAMES, call_remarks
from helper.publish.pages.drawings import svg_remarks
from helper.publish.pages.front_matter import body_of, front_matter_remarks
from helper.publish.pages.measurements import FILTERS

type Kind = Literal["procedure", "contact", "note"]

KINDS: Final[dict[str, Kind]] = {"procedure": "procedure", "contacts": "contact", "note": "note"}
"""The functions of a page that take ids, and what the ids are of."""
SUFFIXES: Final = (".json", ".md", ".png", ".svg")
"""Of files in `docs`. MkDocs would publish any other file as it is, or as a page that is not checked."""


LOST: Final = "404.md"
"""The page for lost addresses."""


def path_of_file(file: str) -> str:
    """The path below the site's root of the page in that Markdown file."""
    if file == LOST:
        return "404.html"
    if posixpath.basename(file) == "index.md":
        return file.removesuffix("index.md")
    return f"{file.removesuffix('.md')}/"


@dataclass(frozen=True)
class Use:
    """A page names an id on a line. `id` is None where it is computed, so that it is unknown before rendering."""

    kind: Kind
    id: str | None
    line: int


@dataclass(frozen=True)
class GuidePage:
    """`file` is the path of the Markdown file below `docs`. Unless it is `readable`, it is not known what it shows.

    Of a `doubtful` page it is known only in part, since it asks for things in a way that is not possible.
    """

    file: str
    text: str
    uses: tuple[Use, ...]
    readable: bool = True
    doubtful: bool = False

    @property
    def path(self) -> str:
        """The path of the page below the site's root."""
        return path_of_file(self.file)

    @property
    def url(self) -> str:
        """The path as URLs have it."""
        return quote(self.path)

    @property
    def is_lost(self) -> bool:
        """Whether hosts send the page for addresses that do not exist, so that it has no place of its own."""
        return self.file == LOST

    def ids(self, kind: Kind) -> set[str]:
        """The ids of that kind that the page names."""
        return {use.id for use in self.uses if use.kind == kind and use.id is not None}


@dataclass(frozen=True)
class Guide:
    """The pages and the other files in `docs`, and what is wrong with them."""

    pages: list[GuidePage]
    files: list[str]
    errors: list[Defect]


def read_guide(docs: Path, is_excluded: Callable[[str], bool] = lambda _: False) -> Guide:
    """The pages in the folder `docs`, without the files that `is_excluded` (it takes their paths below the folder).

    Problems with reading a file are among the errors, as is every other kind of file.
    """
    guide = Guide([], [], [])
    for path in sorted(path for path in docs.rglob("*") if path.is_file()):
        file = path.relative_to(docs).as_posix()
        # MkDocs leaves out hidden files.
        if is_excluded(file) or any(part.startswith(".") for part in file.split("/")):
            continue
        guide.files.append(file)
        if path.suffix == ".md":
            page, remarks = _page(path, file)
            guide.pages.append(page)
        else:
            remarks = list(_other_file(path))
        guide.errors.extend(Defect(f"{docs.name}/{file}", *_placed(remark)) for remark in remarks)
    return guide


def _placed(remark: tuple[int, str, str]) -> tuple[int, str, str, str]:
    line, problem, remedy = remark
    return line, "", problem, remedy


def _page(path: Path, file: str) -> tuple[GuidePage, list[tuple[int, str, str]]]:
    """The page in that file, and what is wrong with its text."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return GuidePage(file, "", (), readable=False), [reading_problem(path, error)]
    return examined(file, text)


def examined(file: str, text: str) -> tuple[GuidePage, list[tuple[int, str, str]]]:
    """The page of that file, and the line, problem and remedy of all that is wrong with its text."""
    remarks = [(n, *remark) for n, line in enumerate(text.split("\n"), 1) for remark in unprintable(line)]
    remarks += front_matter_remarks(text)
    if not body_of(text).strip():
        return GuidePage(file, text, (), readable=False), [
            (1, "The page has no text.", "Write some, or remove the file.")
        ]
    if file.lower().rpartition("/")[2] == "readme.md":
        remarks.append((1, "MkDocs would publish this file as the page of its folder.", "Rename it to index.md."))
    try:
        page = parse(file, text)
        calls = list(call_remarks(template_of(text)))
    except TemplateSyntaxError as error:
        problem = f"The braces do not make sense: {(error.message or '').rstrip('.')}."
        remarks.append((error.lineno, problem, NAMES))
        return GuidePage(file, text, (), readable=False), remarks
    doubtful = bool(calls) or any(use.id is None for use in page.uses)
    return replace(page, doubtful=doubtful), [*remarks, *calls]


def _other_file(path: Path) -> Iterator[tuple[int, str, str]]:
    """What is wrong with a file that is not a page."""
    if path.suffix not in SUFFIXES:
        yield 1, "A file of this kind would be published without a check.", f"Use one of: {', '.join(SUFFIXES)}."
    elif path.suffix == ".svg":
        try:
            for remark in svg_remarks(path.read_text("utf-8")):
                yield 1, *remark
        except (OSError, UnicodeDecodeError) as error:
            yield reading_problem(path, error)


def parse(file: str, text: str) -> GuidePage:
    """The page of that file. Raises TemplateSyntaxError."""
    return GuidePage(file, text, tuple(_uses(template_of(text))))


@lru_cache(100)
def template_of(text: str) -> nodes.Template:
    """The template of a page with that text. Raises TemplateSyntaxError."""
    return environment().parse(text)


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
