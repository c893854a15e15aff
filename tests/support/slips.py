"""What people get wrong when they edit the site, and what they are told. Each slip is made in a copy of `small/`.

`python -m tests.support.slips` writes the list for “If the build stops”.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from helper.check import check_folder
from helper.model.errors import HelperError
from tests.support.project import ROOT

SMALL: Final = Path(__file__).parent / "small"
LIST: Final = ROOT / "docs" / "measurements" / "slips.json"
NO_SLIP: Final = "Nothing"
"""The group of what is fine."""


@dataclass(frozen=True, kw_only=True)
class Slip:
    """In a file of the small site, `old` becomes `new`; without `old`, `new` is the whole file. The report has these lines."""

    group: str
    name: str
    file: str
    new: str
    report: tuple[str, ...]
    old: str = ""
    encoding: str = "utf-8"

    def make(self, site: Path) -> None:
        """Make the slip in a copy of the small site."""
        path = site / self.file
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text("utf-8") if self.old else ""
        assert self.old in text, self
        path.write_bytes((text.replace(self.old, self.new, 1) if self.old else self.new).encode(self.encoding))


def slips() -> Iterator[Slip]:
    """All slips, in groups."""
    for row in yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8")):
        yield Slip(**{**row, "report": tuple(row["report"])})


def copied(folder: Path) -> Path:
    """A copy of the small site, which has no errors."""
    return Path(shutil.copytree(SMALL, folder / "site"))


def report(site: Path) -> tuple[str, ...]:
    """What is said about a site, line by line: its errors without their count, or else the notes."""
    try:
        return tuple(map(str, check_folder(site)))
    except HelperError as error:
        return tuple(str(error).split("\n")[1:])


def rows() -> list[dict[str, str]]:
    """The slips as the page shows them: each with what is said about it, without the place."""
    return [
        {"group": slip.group, "name": slip.name, "message": slip.report[0].split(": ", 1)[1]}
        for slip in slips()
        if slip.group != NO_SLIP
    ]


def main() -> None:
    """Write the list for the page."""
    LIST.write_text(json.dumps(rows(), ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
