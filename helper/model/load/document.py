"""A content file as plain data, with the line of each value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import yaml

from helper.model.errors import Defect

type Trail = tuple[str | int, ...]
"""The keys and positions that lead from the top of a file to a value in it."""

MAX_DEPTH: Final = 20
UNPRINTABLE: Final = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff\\ufffe\\uffff]"
)
"""Control characters except tab and line feed, bidirectional controls, lone surrogates and noncharacters."""


@dataclass(frozen=True)
class Document:
    """The data of a file (only lists, dicts and strings), the line of each value, and the errors in its YAML."""

    file: str
    data: Any
    lines: Mapping[Trail, int]
    errors: tuple[Defect, ...] = ()

    def error(self, trail: Trail, problem: str, remedy: str) -> Defect:
        """An error at the value that the trail leads to, or else at the nearest value that contains it."""
        known = next((trail[:end] for end in range(len(trail), -1, -1) if trail[:end] in self.lines), ())
        return Defect(self.file, self.lines.get(known, 1), self._describe(trail), problem, remedy)

    def _describe(self, trail: Trail) -> str:
        names, value = [], self.data
        for key in trail:
            try:
                value = value[key]
            except (LookupError, TypeError):
                value = None
            named = isinstance(key, int) and isinstance(value, dict) and isinstance(value.get("id"), str)
            names.append(value["id"] if named else f"#{key + 1}" if isinstance(key, int) else key)
        return " / ".join(names)


def read(path: Path) -> Document:
    """The document in that file. Problems with reading it are among its errors, never raised."""
    try:
        text = path.read_text("utf-8-sig")
        if forbidden := _forbidden(text):
            return _unreadable(path, *forbidden)
        node = yaml.compose(text, yaml.SafeLoader)
    except FileNotFoundError:
        return _unreadable(path, 1, "The file is missing.", "Restore it. If it has no entries, write [].")
    except OSError as error:
        return _unreadable(path, 1, f"The file cannot be read ({error.strerror}).", "Replace it with a text file.")
    except UnicodeDecodeError:
        return _unreadable(path, 1, "The file is not UTF-8 text.", "Save it as UTF-8.")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return _unreadable(
            path, line, f"This is not valid YAML: {error.problem}.", "Correct the indentation or the quotes."
        )
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # PyYAML lets Python's own errors through when the number in an escape or a version is too large.
        return _unreadable(path, 1, f"This is not valid YAML: {error}.", "Remove the value named above.")
    if not isinstance(node, yaml.SequenceNode):
        return _unreadable(path, 1, "The file is not a list.", "Begin each entry with “- id: ”.")
    lines: dict[Trail, int] = {}
    findings: list[tuple[Trail, str, str]] = []
    document = Document(path.name, _as_data(node, (), lines, findings), lines)
    return replace(document, errors=tuple(document.error(*finding) for finding in findings))


def _forbidden(text: str) -> tuple[int, str, str] | None:
    """The line, problem and remedy of YAML that the content must not use, because it can make a small file expand without limit."""
    depth = 0
    for event in yaml.parse(text, yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            return line, "It has a YAML alias (*name).", "Write out the value instead."
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            return line, f"Lists and keys are nested more than {MAX_DEPTH} levels deep.", "Correct the brackets."
    return None


def _unreadable(path: Path, line: int, problem: str, remedy: str) -> Document:
    return Document(path.name, [], {}, (Defect(path.name, line, "", problem, remedy),))


def _as_data(node: yaml.Node, trail: Trail, lines: dict[Trail, int], findings: list[tuple[Trail, str, str]]) -> Any:
    # Every scalar stays text: YAML 1.1 would read the option ids `yes` and `no` as booleans.
    lines[trail] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        if trail and not node.value:
            findings.append((trail, "The list is empty.", "Add an entry, or remove the key."))
        return [_as_data(child, (*trail, index), lines, findings) for index, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                findings.append((trail, "The key is a list or a mapping.", "Use text as the key."))
                continue
            key = _text(key_node, trail, findings)
            value = _as_data(value_node, (*trail, key), lines, findings)
            if key in data:
                findings.append(((*trail, key), f"The key “{key}” is used twice here.", "Remove one of them."))
            data[key] = value
        return data
    if not node.value:
        findings.append((trail, "The value is missing.", "Write one, or remove the key."))
    return _text(node, trail, findings)


def _text(node: yaml.Node, trail: Trail, findings: list[tuple[Trail, str, str]]) -> str:
    text: str = node.value
    for character in sorted(set(UNPRINTABLE.findall(text))):
        problem = (
            f"The text contains U+{ord(character):04X}, a character that pages cannot show or that reorders the text."
        )
        findings.append((trail, problem, "Remove it."))
    return UNPRINTABLE.sub("\ufffd", text)
