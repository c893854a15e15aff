"""Tests pass on any day: nothing that they prove depends on when the commit, the build or the run happens.

`make test` runs in an unusual time zone and locale, so that nothing depends on those of a machine, either.
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
    "helper/publish/sbom/bill.py": "a bill of a build without a date has today's",
    "tests/bench/machine.py": "a measurement has its date",
    "tests/bench/server.py": "the validator of a file that is served again",
    "tests/runtime/test_distribution.py": "a file that is not made again keeps its own date",
    "tests/setup/test_settings.py": "a security.txt is published only in a build that is not old",
}
"""Why each of these files may read a clock or the date of a file."""


def dated(path: Path) -> Iterator[str]:
    """What in the file reads a clock or the date of a file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Attribute):
            continue
        name = f"{node.value.id if isinstance(node.value, ast.Name) else ''}.{node.attr}"
        if name in READS_A_CLOCK or node.attr in HAS_A_DATE:
            yield f"{path.relative_to(ROOT).as_posix()}:{node.lineno}: {name}"


def test_only_what_has_a_reason_reads_a_clock_or_the_date_of_a_file() -> None:
    found = [line for folder in ("helper", "tests") for path in (ROOT / folder).rglob("*.py") for line in dated(path)]
    assert [line for line in found if line.partition(":")[0] not in REASONS] == []
    assert {line.partition(":")[0] for line in found} == set(REASONS), "remove the reasons that are no longer needed"
