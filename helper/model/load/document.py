"""A content file as plain data that remembers its lines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import yaml

from helper.model.errors import Defect

type Trail = tuple[str | int, ...]
"""The keys and positions that lead from the top of a file to one of its values."""

DEEPEST: Final = 20
UNSHOWN: Final = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff\\ufffe\\uffff]"
)
"""Control characters but tab and line feed, those that turn the direction of writing, halves of characters, and none."""


@dataclass(frozen=True)
class Document:
    """The data of one file (lists, dicts and strings only), the line of each value, and what was wrong with the YAML."""

    file: str
    data: Any
    lines: Mapping[Trail, int]
    errors: tuple[Defect, ...] = ()

    def error(self, trail: Trail, problem: str, remedy: str) -> Defect:
        """That problem at the value which the trail leads to, or at the nearest value around it."""
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
    """The document in that file; what keeps it from being read is among its errors, never raised."""
    try:
        text = path.read_text("utf-8-sig")
        if found := _refused(text):
            return _unreadable(path, *found)
        node = yaml.compose(text, yaml.SafeLoader)
    except FileNotFoundError:
        return _unreadable(path, 1, "The file is missing.", "Put it back; an empty list is written [].")
    except OSError as error:
        return _unreadable(path, 1, f"The file cannot be read ({error.strerror}).", "Put a text file in its place.")
    except UnicodeDecodeError:
        return _unreadable(path, 1, "The file is not UTF-8 text.", "Save it as UTF-8.")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return _unreadable(path, line, f"This is not YAML: {error.problem}.", "Correct the indentation or the quotes.")
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # PyYAML raises Python's own errors where an escape or a version is a number beyond all bounds.
        return _unreadable(path, 1, f"This is not YAML: {error}.", "Remove the character that it names.")
    if not isinstance(node, yaml.SequenceNode):
        return _unreadable(path, 1, "The file is not a list.", "Begin each entry with “- id: ”.")
    lines: dict[Trail, int] = {}
    findings: list[tuple[Trail, str, str]] = []
    document = Document(path.name, _plain(node, (), lines, findings), lines)
    return replace(document, errors=tuple(document.error(*finding) for finding in findings))


def _refused(text: str) -> tuple[int, str, str] | None:
    """What valid YAML may have and the content may not, since a short text could stand for endless data."""
    depth = 0
    for event in yaml.parse(text, yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            return line, "It has a YAML alias (*name).", "Write the value out where it is needed."
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return line, f"Lists and keys stand more than {DEEPEST} deep in each other.", "Correct the brackets."
    return None


def _unreadable(path: Path, line: int, problem: str, remedy: str) -> Document:
    return Document(path.name, [], {}, (Defect(path.name, line, "", problem, remedy),))


def _plain(node: yaml.Node, trail: Trail, lines: dict[Trail, int], findings: list[tuple[Trail, str, str]]) -> Any:
    # Every scalar stays the text that was written: YAML 1.1 would read the option ids `yes` and `no` as booleans.
    lines[trail] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        if trail and not node.value:
            findings.append((trail, "The list is empty.", "Write an entry, or remove the key."))
        return [_plain(child, (*trail, index), lines, findings) for index, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        plain: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                findings.append((trail, "A list or keys stand in the place of a key.", "Write a text there."))
                continue
            key = _text(key_node, trail, findings)
            value = _plain(value_node, (*trail, key), lines, findings)
            if key in plain:
                findings.append(((*trail, key), f"The key “{key}” stands here twice.", "Remove one of the two."))
            plain[key] = value
        return plain
    if not node.value:
        findings.append((trail, "There is no value.", "Write one, or remove the key."))
    return _text(node, trail, findings)


def _text(node: yaml.Node, trail: Trail, findings: list[tuple[Trail, str, str]]) -> str:
    text: str = node.value
    for character in sorted(set(UNSHOWN.findall(text))):
        problem = (
            f"The text has the character U+{ord(character):04X}, which a page cannot show or which changes its order."
        )
        findings.append((trail, problem, "Remove it."))
    return UNSHOWN.sub("\ufffd", text)
