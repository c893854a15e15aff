"""A content file as plain data, with the line of each value."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, Final

import yaml

from helper.model.errors import Defect
from helper.model.load.syntax import FAST, sound

type Trail = tuple[str | int, ...]
"""The keys and positions that lead from the top of a file to a value in it."""

UNPRINTABLE: Final = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f"
    "\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ud800-\\udfff\\ufeff\\uffa0\\ufff9-\\ufffb\\ufffe\\uffff\\U000e0000-\\U000e0fff]"
)
"""Control characters except tab and line feed, characters without width, lone surrogates and noncharacters."""
MISREAD: Final = re.compile("[ÂÃ][\x80-\xbf]|â€|\ufffd")
"""What text becomes when a program takes UTF-8 for another encoding."""
NOTHING: Final = ("~", "null", "Null", "NULL")
"""What YAML itself takes for no value."""

NO_LIST: Final = "The file is not a list.", "Begin each entry with “- id: ”, or write [] for none."
NO_KEYS: Final = "The file is not a list of keys with values.", "Begin each line with a key and a colon."

FILLED: Final = "\N{HORIZONTAL ELLIPSIS}"
"""Takes the place of a text that is missing, which is reported once."""


@dataclass(frozen=True)
class Document:
    """The data of a file (only lists, dicts and strings), the line of each value, and the errors in its YAML.

    Unless it is `readable`, it has no data, and nothing can be said about what refers to it.
    """

    file: str
    data: Any
    lines: Mapping[Trail, int]
    errors: tuple[Defect, ...] = ()
    readable: bool = True

    @property
    def name(self) -> str:
        """The name of the file, without its folder."""
        return PurePosixPath(self.file).name

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


def read(path: Path, shown: str = "", keys: Collection[str] = (), *, is_list: bool = True) -> Document:
    """The document in that file, which errors call `shown`. Problems with reading it are among its errors, never raised.

    `keys` are those that its lines may begin with. Unless it `is_list`, it has keys with values.
    """
    file = shown or path.name
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return _unreadable(file, *reading_problem(path, error, is_list=is_list))
    read_as = sound(text, keys)
    slips = tuple(Defect(file, line, "", problem, remedy) for line, problem, remedy in read_as.slips)
    try:
        node = yaml.compose(read_as.text, FAST)
    except yaml.YAMLError:
        node = yaml.compose(read_as.text, yaml.SafeLoader)
    if not read_as.readable:
        return Document(file, [], {}, slips, readable=False)
    if not isinstance(node, yaml.SequenceNode if is_list else yaml.MappingNode):
        return _unreadable(file, 1, *(NO_LIST if is_list else NO_KEYS), slips)
    lines: dict[Trail, int] = {}
    findings: list[tuple[Trail, str, str]] = []
    document = Document(file, _as_data(node, (), lines, findings), lines)
    if not is_list:  # it needs all of its keys
        findings = [(trail, problem, remedy.replace(", or remove the key", "")) for trail, problem, remedy in findings]
    return replace(document, errors=(*slips, *(document.error(*finding) for finding in findings)))


def reading_problem(path: Path, error: OSError | UnicodeDecodeError, *, is_list: bool = True) -> tuple[int, str, str]:
    """The line, the problem and the remedy of a file that cannot be read."""
    if isinstance(error, FileNotFoundError):
        return 1, "The file is missing.", f"Restore it.{' If it has no entries, write [].' * is_list}"
    if isinstance(error, OSError):
        return 1, f"The file cannot be read ({error.strerror}).", "Replace it with a text file that you may read."
    line = path.read_bytes()[: error.start].count(b"\n") + 1
    return line, "The file is not UTF-8 text.", "Save it as UTF-8."


def _unreadable(file: str, line: int, problem: str, remedy: str, slips: tuple[Defect, ...] = ()) -> Document:
    # A slip before it explains more than its consequence.
    return Document(file, [], {}, slips or (Defect(file, line, "", problem, remedy),), readable=False)


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
    plain = not getattr(node, "style", None)
    if not node.value.strip() or (plain and node.value in NOTHING):
        what = f"“{node.value}” means “no value” in YAML." if node.value.strip() else "The text is empty."
        findings.append(
            (trail, "The value is missing." if plain and not node.value else what, "Write one, or remove the key.")
        )
        return FILLED
    return _text(node, trail, findings)


def _text(node: yaml.Node, trail: Trail, findings: list[tuple[Trail, str, str]]) -> str:
    text: str = node.value
    findings += [(trail, *remark) for remark in unprintable(text)]
    return UNPRINTABLE.sub("\ufffd", text)


def unprintable(text: str) -> list[tuple[str, str]]:
    """What nobody can see in a text, or only as signs that mean nothing."""
    found = [
        (
            f"The text contains U+{ord(character):04X}, a character that nobody sees or that reorders the text.",
            "Remove it.",
        )
        for character in sorted(set(UNPRINTABLE.findall(text)))
    ]
    if misread := MISREAD.search(text):
        found.append(
            (
                f"“{misread[0]}” comes from a text that was read in another encoding.",
                "Write it again, and save as UTF-8.",
            )
        )
    return found
