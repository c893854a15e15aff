"""The table of faults for people: `python -m tests.support.faults.page` prints it and writes the page about it."""

from itertools import groupby
from typing import Final

from tests.support.faults import FAULTS
from tests.support.markdown import templates
from tests.support.project import ROOT

PAGE: Final = ROOT / "docs" / "measurements" / "faults.md"
TEMPLATES: Final = templates(__file__)


def table() -> str:
    """A row for each fault, as Markdown."""
    groups = [(name, list(faults)) for name, faults in groupby(FAULTS, lambda fault: fault.group)]
    return TEMPLATES.get_template("table.md").render(groups=groups)


def page() -> str:
    """The page with the table."""
    return TEMPLATES.get_template("page.md").render(table=table(), count=len(FAULTS))


if __name__ == "__main__":
    print(table(), end="")
    PAGE.write_text(page(), "utf-8")
