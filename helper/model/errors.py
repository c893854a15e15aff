"""Errors in the content, worded for the people who edit it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Defect:
    """An error in a content file: the file, the line, the path inside the file, the problem and the remedy."""

    file: str
    line: int
    path: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" + (f", at {self.path}" if self.path else "")
        return f"{where}: {self.problem} {self.remedy}"


@dataclass(frozen=True)
class Finding:
    """An error in the flow as a whole: the list and the id of the entry concerned, the problem and the remedy."""

    part: str
    id: str
    problem: str
    remedy: str


class HelperError(Exception):
    """The site cannot be built. The message says why, and how to fix it."""


class InvalidContentError(HelperError):
    """The content has errors. `errors` lists all of them, sorted by file and line."""

    def __init__(self, errors: list[Defect]) -> None:
        self.errors = sorted(set(errors))
        count = "1 error" if len(self.errors) == 1 else f"{len(self.errors)} errors"
        super().__init__("\n".join([f"The content has {count}; nothing was built.", *map(str, self.errors)]))
