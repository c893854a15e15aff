"""What mkdocs.yml says: settings, which files are pages, how Markdown becomes HTML, and the menu.

It is read as plain YAML, so that neither the check nor the pages need a site generator.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from markdown import Extension, Markdown
from pathspec.gitignore import GitIgnoreSpec
from yaml_env_tag import construct_env_tag

from helper.model.errors import Defect, InvalidContentError
from helper.model.load.keys import nearest
from helper.publish.pages.front_matter import body_of
from helper.publish.pages.guide import LOST

FILE: Final = "mkdocs.yml"
BUILT_IN: Final = ("toc", "tables", "fenced_code")
"""The extensions of Markdown that MkDocs always adds."""
PLACES: Final = ("footer", "frame_footer")
"""Where pages have links besides the menu: below every page, and below those in frames."""


class _Loader(yaml.SafeLoader):
    """Reads `!ENV`, as MkDocs does, and no other tag."""


_Loader.add_constructor("!ENV", construct_env_tag)


@dataclass(frozen=True)
class Menu:
    """The file's text, and the settings in it."""

    text: str
    settings: Mapping[str, Any]

    def is_excluded(self, file: str) -> bool:
        """Whether the file, by its path below `docs`, is no part of the site."""
        return self._matches("exclude_docs", file)

    def to_html(self, text: str, *more: Extension) -> str:
        """The HTML of a page's Markdown, with more extensions of Markdown if they follow it."""
        names, configs = _extensions(self.settings.get("markdown_extensions"))
        made = Markdown(extensions=[*dict.fromkeys([*BUILT_IN, *names]), *more], extension_configs=configs)
        return made.convert(body_of(text))

    @property
    def files(self) -> list[str]:
        """The files in the menu, in its order."""
        return [target for _, target in entries(self.settings.get("nav")) if not is_url(target)]

    def title(self, file: str) -> str | None:
        """The title that the menu gives the page in that file, if any."""
        return next((title for title, named in entries(self.settings.get("nav")) if named == file), None)

    def links(self, place: str) -> list[tuple[str, str]]:
        """The title, and the file or URL, of each link that the settings have in that place, such as `footer`."""
        listed = (self.settings.get("extra") or {}).get(place)
        return [(title or target, target) for title, target in entries(listed)]

    def defects(self, files: Callable[[str], bool], pages: list[str]) -> Iterator[Defect]:
        """What is wrong with the menu. `files` tells whether a page exists or is made, and `pages` are the written ones."""
        if self.settings.get("use_directory_urls") is False:
            problem = (
                "Without use_directory_urls, pages have other addresses than those that the helper and its links name."
            )
            yield self._at("use_directory_urls", problem, "Remove the line, or set it to true.")
        if "INHERIT" in self.settings:
            yield self._at(
                "INHERIT", "Settings in another file would not be read.", f"Copy them into {FILE}, and remove the line."
            )
        for key, meant in (("docs_dir", "docs"), ("custom_dir", "overrides")):
            folder = self.settings.get(key) or _mapping(self.settings.get("theme")).get(key)
            if folder and str(folder).rstrip("/") != meant:
                yield self._at(f"{key}:", f"The build reads “{meant}”, not “{folder}”.", f"Rename it to “{meant}”.")
        if not self.settings.get("nav"):
            yield Defect(
                FILE, 1, "", "There is no menu, so no page would lead to the others.", "List the pages in “nav”."
            )
        named = self.files
        if LOST in named:
            yield self._at(
                LOST, "The menu names the page for lost addresses, which has no address of its own.", "Remove the line."
            )
        links = [(place, title, target) for place in PLACES for title, target in self.links(place)]
        for place, title, target in links:
            if title == target:
                yield self._at(f"- {target}", f"A link of {place} has no title.", f"Write “- The title: {target}”.")
            elif not is_url(target) and not target.endswith(".md"):
                yield self._at(target, f"The {place} names “{target}”, which is no page.", "Name one, or a URL.")
        others = [(place, target) for place, _, target in links if not is_url(target)]
        for where, file in [*(("menu", file) for file in named), *others]:
            if file.endswith(".md") and not files(file):
                close = nearest(file, [page for page in pages if page not in named])
                remedy = f"Did you mean “{close}”?" if close else "Correct it, or remove the line."
                yield self._at(file, f"The {where} names “{file}”, and there is no such page.", remedy)
        for file in sorted({file for file in named if named.count(file) > 1}):
            yield self._at(file, f"The menu names “{file}” twice.", "Remove one of the lines.")

    def unlisted(self, pages: list[str]) -> Iterator[Defect]:
        """The written pages that are not in the menu. That is no error, since other pages may link to them."""
        named = {LOST, *self.files}
        for file in pages:
            if file not in named and not self._matches("not_in_nav", file):
                problem = "The page is not in the menu, so only links lead to it."
                remedy = f"Add it to “nav” in {FILE}, or to “not_in_nav” if that is meant."
                yield Defect(f"docs/{file}", 1, "", problem, remedy)

    def _matches(self, key: str, file: str) -> bool:
        return GitIgnoreSpec.from_lines(str(self.settings.get(key) or "").splitlines()).match_file(file)

    def _at(self, text: str, problem: str, remedy: str) -> Defect:
        numbered = enumerate(self.text.split("\n"), 1)
        return Defect(FILE, next((number for number, line in numbered if text in line), 1), "", problem, remedy)


def read_menu(file: Path) -> Menu:
    """The menu in that file. Raises InvalidContentError."""
    try:
        text = file.read_text("utf-8-sig")
        settings = yaml.load(text, _Loader)  # noqa: S506 - the loader is a safe one
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem, remedy = f"This is not valid YAML: {error.problem}.", "Correct it."
        if isinstance(error, yaml.constructor.ConstructorError):
            problem, remedy = f"The tag {_tag(error)} is not known here.", "Write plain YAML or !ENV."
        raise InvalidContentError([Defect(FILE, line, "", problem, remedy)]) from error
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise InvalidContentError(
            [Defect(FILE, 1, "", f"The file cannot be read ({error}).", "Restore it.")]
        ) from error
    if not isinstance(settings, dict):
        raise InvalidContentError([Defect(FILE, 1, "", "The file has no settings.", "Restore it.")])
    return Menu(text, settings)


def _tag(error: yaml.MarkedYAMLError) -> str:
    found = re.search(r"'(?:tag:yaml\.org,2002:)?(.*)'", error.problem or "")
    return f"“{found[1]}”" if found else "of this value"


def _extensions(listed: Any) -> tuple[list[str], dict[str, Any]]:
    names: list[str] = []
    configs: dict[str, Any] = {}
    for entry in listed if isinstance(listed, list) else (listed or {}).items() if isinstance(listed, dict) else ():
        pairs = entry.items() if isinstance(entry, dict) else [entry] if isinstance(entry, tuple) else [(entry, {})]
        for name, config in pairs:
            names.append(name)
            configs[name] = config or {}
    return names, configs


def is_url(target: str) -> bool:
    """Whether an entry of the menu is the URL of something else, and not a file."""
    return re.match(r"[a-z]+:|/", target) is not None


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def entries(nav: Any, title: str | None = None) -> Iterator[tuple[str | None, str]]:
    """The title, if any, and the file or URL of each entry of the menu."""
    if isinstance(nav, str):
        yield title, nav
    elif isinstance(nav, list):
        for item in nav:
            yield from entries(item)
    elif isinstance(nav, dict):
        for name, item in nav.items():
            yield from entries(item, str(name))
