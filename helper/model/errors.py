"""Errors in the content, worded for the people who edit it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Defect:
    """An error in a file: its path below the project, the line, the path inside the file, the problem and the remedy.

    As text, it begins as editors expect it, so that they can open the place.
    """

    file: str
    line: int
    path: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: " + (f"{self.path}: " if self.path else "") + f"{self.problem} {self.remedy}"


@dataclass(frozen=True)
class Finding:
    """An error in the flow as a whole: the list and the id of the entry concerned, the problem and the remedy.

    `below` leads from the entry to what is wrong in it, by keys and positions.
    """

    part: str
    id: str
    problem: str
    remedy: str
    below: tuple[str | int, ...] = ()


class HelperError(Exception):
    """The site cannot be built. The message says why, and how to fix it."""


class InvalidContentError(HelperError):
    """The content or the pages have errors. `errors` lists all of them, sorted by file and line."""

    def __init__(self, errors: list[Defect]) -> None:
        self.errors = sorted(set(errors))
        count = "1 error" if len(self.errors) == 1 else f"{len(self.errors)} errors"
        super().__init__("\n".join([f"The content has {count}; nothing was built.", *map(str, self.errors)]))
