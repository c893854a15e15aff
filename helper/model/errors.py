"""What can be wrong with the content, told so that whoever wrote it can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Defect:
    """One thing that is wrong: the file and line, the path inside the file, the problem and the remedy."""

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
    """One thing that is wrong with a whole flow: the list and id of the entry concerned, the problem and the remedy."""

    part: str
    id: str
    problem: str
    remedy: str


class HelperError(Exception):
    """Something keeps the site from being built; its text is for whoever can mend it."""


class InvalidContentError(HelperError):
    """The content cannot be used. `errors` holds everything that is wrong with it, in the order of the files."""

    def __init__(self, errors: list[Defect]) -> None:
        self.errors = sorted(set(errors))
        count = "1 error" if len(self.errors) == 1 else f"{len(self.errors)} errors"
        super().__init__("\n".join([f"The content has {count}; nothing was built.", *map(str, self.errors)]))
