"""Tests pass on any day: their results do not depend on the date of the commit, the build or the run.

`make test` runs in an unusual time zone and locale, so that nothing depends on those of the machine either.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.support.project import ROOT

READS_A_CLOCK: Final = {
    *("datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "time.time_ns"),
    *("time.localtime", "time.gmtime", "time.ctime", "time.strftime"),
}
HAS_A_DATE: Final = {"st_mtime", "st_mtime_ns", "st_ctime", "st_ctime_ns", "getmtime", "getctime"}
REASONS: Final = {
    "helper/publish/site.py": "an expired security.txt is not published",
    "helper/publish/sbom/bill.py": "a bill of materials without a build date gets today's",
    "tests/bench/machine.py": "a measurement has its date",
    "tests/bench/server.py": "the date of a file is part of its ETag",
    "tests/runtime/test_distribution.py": "a file that is not rewritten keeps its date",
    "tests/setup/test_settings.py": "only a recent build can publish security.txt",
}
"""The reason why each file may read a clock or the date of a file."""


def dated(path: Path) -> Iterator[str]:
    """The places in the file that read a clock or the date of a file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Attribute):
            continue
        name = f"{node.value.id if isinstance(node.value, ast.Name) else ''}.{node.attr}"
        if name in READS_A_CLOCK or node.attr in HAS_A_DATE:
            yield f"{path.relative_to(ROOT).as_posix()}:{node.lineno}: {name}"


def test_only_files_with_a_reason_read_a_clock_or_the_date_of_a_file() -> None:
    found = [line for folder in ("helper", "tests") for path in (ROOT / folder).rglob("*.py") for line in dated(path)]
    assert [line for line in found if line.partition(":")[0] not in REASONS] == []
    assert {line.partition(":")[0] for line in found} == set(REASONS), "remove the reasons that are no longer needed"
