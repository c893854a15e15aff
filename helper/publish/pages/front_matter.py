"""The front matter of a page, and what MkDocs would make of one that is none."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import yaml

from helper.model.load.keys import nearest

FRONT: Final = re.compile(r"-{3}[ \t]*\n(?P<yaml>.*?\n)?(?:-{3}|\.{3})[ \t]*(?:\n|\Z)", re.DOTALL)
OLD: Final = re.compile(r"[ ]{0,3}(?P<name>[A-Za-z0-9_-]+):\s*\S")
"""A first line that MkDocs takes for data of the page, and does not show."""
KEYS: Final = (
    "title",
    "description",
    "hide",
    "search",
    "template",
    "author",
    "status",
    "icon",
    "tags",
    "date",
)

type Remark = tuple[int, str, str]
"""The line, the problem and the remedy."""


def front_matter_remarks(text: str) -> Iterator[Remark]:
    """What is wrong with the front matter of a page, if it has one."""
    found = FRONT.match(text)
    if not text.startswith("---"):
        first = text.partition("\n")[0]
        if old := OLD.match(first):
            problem = f"The page begins with “{old['name']}:”, so MkDocs does not show its first lines."
            yield 1, problem, "Begin with “# ” and the title, or put front matter between lines of “---”."
        elif re.match(r"\s+---[ \t]*\n", text):
            yield (
                1,
                "The front matter is not on the first line, so the page would show it as text.",
                "Remove what is above it.",
            )
        return
    if not found:
        yield 1, "The front matter is not closed, so the page would show it as text.", "End it with a line of “---”."
        return
    try:
        data = yaml.safe_load(found["yaml"] or "")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        problem = f"The front matter is not valid YAML ({error.problem}), so the page would show it as text."
        yield line, problem, "Put texts with a colon in double quotes."
        return
    except (yaml.YAMLError, ValueError) as error:
        yield 1, f"The front matter is not valid YAML ({error}).", "Correct it."
        return
    if not isinstance(data, Mapping):
        yield 1, "The front matter has no keys with values, so the page would show it as text.", "Write “title: …”."
        return
    yield from _keys(data, (found["yaml"] or "").split("\n"))


def front_of(text: str) -> Mapping[str, Any]:
    """The front matter of a page without mistakes."""
    found = FRONT.match(text)
    return yaml.safe_load(found["yaml"] or "") or {} if found else {}


def body_of(text: str) -> str:
    """The page without its front matter."""
    found = FRONT.match(text)
    return text[found.end() :] if found else text


def _keys(data: Mapping[Any, Any], lines: list[str]) -> Iterator[Remark]:
    for key, value in data.items():
        line = next((number for number, line in enumerate(lines, 2) if line.startswith(f"{key}:")), 1)
        if key not in KEYS and (close := nearest(str(key), KEYS)):
            yield line, f"There is no key “{key}”, so nothing reads it.", f"Did you mean “{close}”?"
        if key in ("title", "description") and not (isinstance(value, str) and value.strip()):
            yield line, f"The {key} is not text.", "Write one in double quotes, or remove the key."
