"""What mkdocs.yml says about the pages: which files are pages, how Markdown becomes HTML, and the menu.

It is read as plain YAML, so that checking the pages needs no site generator.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from markdown import Extension, Markdown
from pathspec.gitignore import GitIgnoreSpec

from helper.model.errors import Defect, InvalidContentError
from helper.model.load.keys import nearest
from helper.publish.pages.front_matter import body_of

FILE: Final = "mkdocs.yml"
BUILT_IN: Final = ("toc", "tables", "fenced_code")
"""The extensions of Markdown that MkDocs always adds."""


class _Loader(yaml.SafeLoader):
    """Reads any tag, such as !ENV, as nothing."""


_Loader.add_multi_constructor("", lambda *_: None)


@dataclass(frozen=True)
class Menu:
    """The file's text, and the settings in it that concern the pages."""

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

    def defects(self, files: Callable[[str], bool], pages: list[str]) -> Iterator[Defect]:
        """What is wrong with the menu. `files` tells whether a page exists or is made, and `pages` are the written ones."""
        if self.settings.get("use_directory_urls") is False:
            problem = (
                "Without use_directory_urls, pages have other addresses than those that the helper and its links name."
            )
            yield self._at("use_directory_urls", problem, "Remove the line, or set it to true.")
        if "nav" not in self.settings:
            return
        named = list(_entries(self.settings["nav"]))
        for file in named:
            if file.endswith(".md") and not files(file):
                close = nearest(file, [page for page in pages if page not in named])
                remedy = f"Did you mean “{close}”?" if close else "Correct it, or remove the line."
                yield self._at(file, f"The menu names “{file}”, and there is no such page.", remedy)
        for file in sorted({file for file in named if named.count(file) > 1}):
            yield self._at(file, f"The menu names “{file}” twice.", "Remove one of the lines.")

    def unlisted(self, pages: list[str]) -> Iterator[Defect]:
        """The written pages that are not in the menu. That is no error, since other pages may link to them."""
        named = set(_entries(self.settings["nav"])) if "nav" in self.settings else set(pages)
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
        raise InvalidContentError(
            [Defect(FILE, line, "", f"This is not valid YAML: {error.problem}.", "Correct it.")]
        ) from error
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise InvalidContentError(
            [Defect(FILE, 1, "", f"The file cannot be read ({error}).", "Restore it.")]
        ) from error
    if not isinstance(settings, dict):
        raise InvalidContentError([Defect(FILE, 1, "", "The file has no settings.", "Restore it.")])
    return Menu(text, settings)


def _extensions(listed: Any) -> tuple[list[str], dict[str, Any]]:
    names: list[str] = []
    configs: dict[str, Any] = {}
    for entry in listed if isinstance(listed, list) else (listed or {}).items() if isinstance(listed, dict) else ():
        pairs = entry.items() if isinstance(entry, dict) else [entry] if isinstance(entry, tuple) else [(entry, {})]
        for name, config in pairs:
            names.append(name)
            configs[name] = config or {}
    return names, configs


def _entries(nav: Any) -> Iterator[str]:
    """The files that the menu names."""
    if isinstance(nav, str) and not re.match(r"[a-z]+:|/", nav):
        yield nav
    elif isinstance(nav, list):
        for item in nav:
            yield from _entries(item)
    elif isinstance(nav, dict):
        for item in nav.values():
            yield from _entries(item)
