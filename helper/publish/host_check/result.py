"""What a check found, and the table of all that was found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from textwrap import wrap
from typing import Final

WIDTH: Final = 120
"""Of the table, in characters."""


class Grade(Enum):
    """How good it is. Only what is wrong takes something from people or from the owner’s settings."""

    WELL = "well"
    ADVICE = "better"
    WRONG = "WRONG"


@dataclass(frozen=True)
class Result:
    """What was found about `what`. `remedy` names an entry in remedies.yml, and is empty when all is well."""

    what: str
    grade: Grade
    found: str
    remedy: str = ""


def well(what: str, found: str) -> Result:
    """All is well."""
    return Result(what, Grade.WELL, found)


def advice(what: str, found: str, remedy: str) -> Result:
    """It works, and would be better with the remedy."""
    return Result(what, Grade.ADVICE, found, remedy)


def wrong(what: str, found: str, remedy: str) -> Result:
    """Something does not work."""
    return Result(what, Grade.WRONG, found, remedy)


def table(rows: Iterable[tuple[Result, str]]) -> str:
    """The results as lines of text, each with its remedy in words below it, if it has one."""
    rows = tuple(rows)
    first = max((len(result.what) for result, _ in rows), default=0) + 2
    second = max(len(grade.value) for grade in Grade) + 2
    return "".join(f"{line}\n" for result, remedy in rows for line in _lines(result, remedy, first, second))


def _lines(result: Result, remedy: str, first: int, second: int) -> Iterator[str]:
    indent = " " * (first + second)
    start = f"{result.what:{first}}{result.grade.value:{second}}"
    yield from wrap(
        start + result.found, WIDTH, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )
    if remedy:
        yield from wrap(
            f"→ {remedy}",
            WIDTH,
            initial_indent=indent,
            subsequent_indent=f"{indent}  ",
            break_on_hyphens=False,
            break_long_words=False,
        )
