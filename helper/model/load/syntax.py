"""Finds what people get wrong in YAML, and reads on as if it had been right, so that one report has all of it.

YAML names the place where it gave up, in its own terms. This names the slip, at the line where it was made.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import yaml

type Slip = tuple[int, str, str]
"""The line, the problem and the remedy."""
type Mended = tuple[Slip, list[str] | None]
"""A slip, and the lines without it. None if nobody can tell what they should be."""

MAX_SLIPS: Final = 30
MAX_DEPTH: Final = 20
FAST: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNREADABLE: Final = re.compile("[^\t\n\\x20-\\x7e\\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML refuses, or takes for the end of a line where editors do not."""
LINE: Final = re.compile(r"(?P<indent> *)(?P<dash>- +)?(?P<key>[\w-]+)(?P<colon>:?)(?P<rest>.*)")
KEY: Final = re.compile(r"\s*(- +)?[a-z_]+:(\s|$)")
OPENING: Final = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
CLOSING: Final = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
QUOTES: Final = ('"', "'")
IN_QUOTES: Final = "Put the whole text in double quotes."
MEANS: Final = {
    "*": "a reference to another place",
    "&": "the name of a place",
    "!": "a type",
    "@": "a reserved character",
    "`": "a reserved character",
    "%": "a directive",
    ">": "a text on the lines below",
    "|": "a text on the lines below",
    "[": "a list",
    "{": "keys with values",
    "]": "the end of a list",
    "}": "the end of keys with values",
    ",": "the end of an entry",
    "-": "an entry of a list",
    "?": "a key",
}
"""What YAML takes a character for that begins a value."""


@dataclass(frozen=True)
class Sound:
    """The YAML without the slips that could be mended. It is `readable` if no other slip is left."""

    text: str
    slips: tuple[Slip, ...]
    readable: bool = True


def sound(text: str, keys: Collection[str] = ()) -> Sound:
    """The text as YAML that can be read, and what was wrong in it. `keys` are those that a line may begin with."""
    lines, slips = _lines(text)
    for _ in range(MAX_SLIPS):
        mended = _first_slip("\n".join(lines), keys)
        if mended is None:
            lines, more = _without_names(lines)
            if not more:
                return Sound("\n".join(lines), (*slips, *_cut(lines)))
            slips += more
            continue
        slip, changed = mended
        if slip[0] not in {line for line, _, _ in slips}:  # else it is an echo of how the line was mended
            slips.append(slip)
        if changed is None or changed == lines:
            break
        lines = changed
    return Sound("[]", tuple(slips), readable=False)


def _lines(text: str) -> tuple[list[str], list[Slip]]:
    """The lines without what YAML refuses anywhere."""
    lines, slips = [], []
    for number, line in enumerate(text.split("\n"), 1):
        for character in sorted(set(UNREADABLE.findall(line))):
            problem = f"The line contains U+{ord(character):04X}, a control character, which pages cannot show."
            slips.append((number, problem, "Remove it."))
        line = UNREADABLE.sub("", line)
        if re.match(" *\t", line) and line.strip():
            slips.append((number, "A tab indents this line, and YAML accepts only spaces.", "Use spaces."))
            line = re.sub("^[ \t]+", lambda found: found[0].replace("\t", "  "), line)
        if re.match(r" *-[a-z_]+: ", line):
            slips.append((number, "The space after the dash is missing, so YAML sees no entry.", "Write “- ”."))
            line = line.replace("-", "- ", 1)
        lines.append(line)
    return lines, slips


def _first_slip(text: str, keys: Collection[str]) -> Mended | None:
    lines = text.split("\n")
    tokens: list[Any] = []
    depth = 0
    try:
        for token in yaml.scan(text, FAST):
            depth += isinstance(token, OPENING) - isinstance(token, CLOSING)
            if depth > MAX_DEPTH:  # every open bracket makes the scanner slower
                return _too_deep(token)
            tokens.append(token)
        if (runaway := _runaway(tokens, lines)) is not None:
            return _unclosed_quote(lines, runaway)
        return _unwanted(yaml.parse(text, FAST), lines)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError):
        return _diagnosed(text, lines, keys)


def _tokens(text: str) -> list[Any]:
    """The tokens of YAML that can be read. The fast scanner refuses some that the other one reads."""
    try:
        return list(yaml.scan(text, FAST))
    except yaml.YAMLError:
        return list(yaml.scan(text, yaml.SafeLoader))


def _unwanted(events: Iterator[Any], lines: list[str]) -> Mended | None:
    """What YAML allows and the content does not: another document in the file, and endless nesting."""
    depth = documents = 0
    for event in events:
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            index = min(event.start_mark.line, len(lines) - 1)
            slip = (
                index + 1,
                "“---” begins another document, and the rest of the file would be lost.",
                "Remove the line.",
            )
            return slip, _with(lines, index, "")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            return _too_deep(event)
    return None


def _too_deep(found: Any) -> Mended:
    problem = f"Lists and keys are nested more than {MAX_DEPTH} levels deep."
    return (found.start_mark.line + 1, problem, "Correct the brackets."), None


def _diagnosed(text: str, lines: list[str], keys: Collection[str]) -> Mended | None:
    tokens: list[Any] = []
    try:
        tokens.extend(_as_far_as_possible(text))
        if (runaway := _runaway(tokens, lines)) is not None:
            return _unclosed_quote(lines, runaway)
        return _unwanted(yaml.parse(text, yaml.SafeLoader), lines)
    except yaml.MarkedYAMLError as error:
        return _explained(error, lines, tokens, keys)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        # PyYAML lets Python's own errors through when the number in an escape or a version is too large.
        return (1, f"This is not valid YAML: {error}.", "Remove the value named above."), None


def _as_far_as_possible(text: str) -> Iterator[Any]:
    try:
        yield from yaml.scan(text, yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError):
        return


def _runaway(tokens: list[Any], lines: list[str]) -> int | None:
    """The index of the line with the first quote that is closed only by the next text's opening quote."""
    for token in tokens:
        if isinstance(token, yaml.ScalarToken) and token.style in QUOTES:
            start, end = token.start_mark.line, token.end_mark.line
            if any(KEY.match(line) for line in lines[start + 1 : end + 1]):
                return int(start)
    return None


def _unclosed_quote(lines: list[str], index: int) -> Mended:
    quote = next((c for c in lines[index].partition(":")[2] or lines[index] if c in QUOTES), '"')
    slip = index + 1, f"The quote {quote} that opens here is not closed.", f"Add {quote} where the text ends."
    return slip, _with(lines, index, f"{lines[index].rstrip()}{quote}")


def _explained(error: Any, lines: list[str], tokens: list[Any], keys: Collection[str]) -> Mended:
    """The slip behind an error of PyYAML, which knows its own terms only."""
    context, problem = error.context or "", error.problem or ""
    mark = error.problem_mark
    index = min(mark.line, len(lines) - 1) if mark else 0
    opened = min(error.context_mark.line, len(lines) - 1) if error.context_mark else index
    line = lines[index]
    if "scanning a quoted" in context:
        return _unclosed_quote(lines, opened)
    if "double-quoted" in context and "escape" in problem:
        shown = line[mark.column - 1 : mark.column + 1]
        slip = (
            index + 1,
            f"In double quotes, YAML reads “{shown}” as a special character, and there is none.",
            "Write \\\\ for a “\\”.",
        )
        return slip, _with(lines, index, line[: mark.column - 1] + "/" + line[mark.column :])
    if "simple key" in context and "':'" in problem:
        return _no_colon(lines, opened, keys)
    if "mapping values are not allowed" in problem:
        return _colon(lines, index, mark.column, keys)
    if "parsing a flow sequence" in context or "parsing a flow mapping" in context:
        bracket = lines[opened][error.context_mark.column]
        slip = (
            opened + 1,
            f"The bracket {bracket} that opens here is not closed, or a comma is missing.",
            "Correct the brackets.",
        )
        closing = {"[": "]", "{": "}"}[bracket]
        open_end = closing not in lines[opened]
        return slip, _with(lines, opened, f"{lines[opened].rstrip()}{closing}") if open_end else None
    if (
        "alias" in context
        or "anchor" in context
        or "tag" in context
        or "directive" in context
        or "block scalar" in context
    ):
        return _quoted(lines, opened)
    if re.search(
        "cannot start any token|expected the node content|entries are not allowed|keys are not allowed", problem
    ):
        return _quoted(lines, index)
    if "expected <block end>" in problem:
        before = [token for token in tokens if token.end_mark.line == index and token.end_mark.column <= mark.column]
        value = [token for token in before if isinstance(token, yaml.ScalarToken) and token.style in QUOTES]
        if value or any(isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) for token in before):
            return _quoted(lines, index, closed=bool(value))
        return _quoted(lines, index) if _value(line)[1][:1] in MEANS else _indented(lines, index)
    return (index + 1, f"This is not valid YAML: {problem}.", "Compare the line with those around it."), None


def _value(line: str) -> tuple[str, str]:
    """A line up to its value, and the value."""
    found = re.match(r"\s*(?:- +)?(?:[\w-]+: +)?", line)
    end = found.end() if found else 0
    return line[:end], line[end:]


def _quoted(lines: list[str], index: int, *, closed: bool = False) -> Mended:
    before, value = _value(lines[index])
    if not before.strip():
        return _outdented(lines, index)
    if closed:
        problem, remedy = (
            "The text goes on after its closing quote.",
            "Write “…” inside a quoted text, or double the quote.",
        )
    else:
        first = value[:1]
        problem = f"The text begins with {first}, which YAML takes for {MEANS.get(first, 'something else')}."
        remedy = IN_QUOTES
    mended = before + '"' + re.sub(r'["\\]', "/", value.rstrip()) + '"'
    return (index + 1, problem, remedy), _with(lines, index, mended)


def _no_colon(lines: list[str], index: int, keys: Collection[str]) -> Mended:
    found = LINE.fullmatch(lines[index])
    if found and found["colon"] and found["rest"]:
        slip = (
            index + 1,
            f"The space after “{found['key']}:” is missing, so YAML sees no key.",
            "Add a space after the colon.",
        )
        return slip, _with(lines, index, lines[index].replace(":", ": ", 1))
    if found and found["key"] in keys:
        return _missing_colon(lines, index, found)
    return _outdented(lines, index)


def _outdented(lines: list[str], index: int) -> Mended:
    problem = "This line is neither a key with a value nor part of the text above, since it is not indented more than its key."
    return (index + 1, problem, "Indent it by two more spaces."), _with(lines, index, f"  {lines[index]}")


def _missing_colon(lines: list[str], index: int, found: re.Match[str]) -> Mended:
    slip = index + 1, f"The colon after “{found['key']}” is missing.", f"Write “{found['key']}: ”."
    return slip, _with(lines, index, f"{found['indent']}{found['dash'] or ''}{found['key']}:{found['rest']}")


def _colon(lines: list[str], index: int, column: int, keys: Collection[str]) -> Mended:
    line, above = lines[index], _above(lines, index)
    if re.fullmatch(r"\s*(- +)?[\w-]+", line[:column]):
        if (
            above is not None
            and (found := LINE.fullmatch(lines[above]))
            and found["key"] in keys
            and not found["colon"]
        ):
            return _missing_colon(lines, above, found)
        return _indented(lines, index)
    slip = index + 1, "The text has a colon and a space, which YAML takes for a key and its value.", IN_QUOTES
    before, value = _value(line)
    if len(before) > column or not before.strip():  # the text began on a line above
        return slip, _with(lines, index, f"{line[:column]}.{line[column + 1 :]}")
    return slip, _with(lines, index, before + '"' + re.sub(r'["\\]', "/", value.rstrip()) + '"')


def _indented(lines: list[str], index: int) -> Mended:
    above = _above(lines, index)
    if above is None:
        return (index + 1, "This is not valid YAML.", "Begin each entry with “- id: ”."), None
    found = LINE.fullmatch(lines[above])
    column = len(found["indent"] + (found["dash"] or "")) if found else 0
    own = len(lines[index]) - len(lines[index].lstrip())
    problem = f"The line is indented by {_spaces(own)}, which fits no line above: the nearest key has {column}."
    slip = index + 1, problem, "Align it with the keys that it belongs to."
    return slip, _with(lines, index, " " * column + lines[index].lstrip()) if own != column else None


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"


def _above(lines: list[str], index: int) -> int | None:
    """The index of the nearest line above that begins with a key."""
    above = (i for i in range(index - 1, -1, -1) if lines[i].strip() and not lines[i].lstrip().startswith("#"))
    return next((i for i in above if LINE.fullmatch(lines[i])), None)


def _without_names(lines: list[str]) -> tuple[list[str], list[Slip]]:
    """The lines without anchors, aliases and types. A few lines with them could expand without limit."""
    lines, slips = list(lines), []
    said: dict[type[Any], Callable[[str], tuple[str, str]]] = {
        yaml.AliasToken: lambda text: (
            f"“*{text}” is a YAML alias.",
            "Write out the value instead, or put the text in quotes.",
        ),
        yaml.AnchorToken: lambda text: (f"“&{text}” is a YAML anchor.", "Remove it, or put the text in quotes."),
        yaml.TagToken: lambda text: (f"“{text}” is a YAML tag.", "Remove it, or put the text in quotes."),
        yaml.DirectiveToken: lambda text: ("“%” begins a YAML directive.", "Remove the line."),
    }
    for token in _tokens("\n".join(lines)):
        if say := said.get(type(token)):
            index, start = token.start_mark.line, token.start_mark.column
            end = token.end_mark.column if token.end_mark.line == index else len(lines[index])
            value = lines[index][start:end]
            slips.append((index + 1, *say(value.lstrip("*&"))))
            filler = "x" if isinstance(token, yaml.AliasToken) else " "
            lines[index] = lines[index][:start] + filler * (end - start) + lines[index][end:]
    return lines, slips


def _cut(lines: list[str]) -> Iterator[Slip]:
    """The comments behind plain texts, which end there without a word."""
    tokens = [token for token in _tokens("\n".join(lines)) if isinstance(token, yaml.ScalarToken)]
    for token, after in pairwise([*tokens, None]):
        if token is None or not token.plain:
            continue
        end = token.end_mark
        rest = lines[end.line][end.column :] if end.line < len(lines) else ""
        if re.match(r"\s+#", rest) and (after is None or after.start_mark.line > end.line):
            problem = f"“{rest.strip()[:40]}” is a comment in YAML, so the text ends before it."
            yield end.line + 1, problem, "Put the text in double quotes, or the comment on a line of its own."


def _with(lines: list[str], index: int, line: str) -> list[str]:
    return [*lines[:index], line, *lines[index + 1 :]]
