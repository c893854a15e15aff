"""The record of public reports names tests that exist."""

import re
from typing import Final

from tests.support.project import ROOT

RECORD: Final = ROOT / "docs" / "decisions" / "0021-reports.md"
ROW: Final = re.compile(r"\| [\w.-]+/[\w.-]+#\d+ \| .+ \| .+ \| `(test_\w+)` in \[.+\]\((\.\./\.\./tests/.+)\) \|")


def test_every_report_names_a_test_that_exists() -> None:
    rows = [line for line in RECORD.read_text("utf-8").splitlines() if line.startswith("| ") and "#" in line]
    assert rows
    for row in rows:
        found = ROW.fullmatch(row)
        assert found, row
        test, file = found.groups()
        assert f"def {test}(" in (RECORD.parent / file).read_text("utf-8"), row
