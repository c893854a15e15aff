"""Tests pass on any day: their results do not depend on the date of the commit, the build or the run.

`make test` runs in an unusual time zone and locale, so that nothing depends on those of the machine either.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.support.project import ROOT

PRESENT: Final = {"now", "today", "utcnow"}
READS_A_CLOCK: Final = {"time", "time_ns", "localtime", "gmtime", "ctime", "strftime", "mktime"}
"""Names in `time`."""
HAS_A_DATE: Final = {"st_mtime", "st_mtime_ns", "st_ctime", "st_ctime_ns", "getmtime", "getctime"}
JAVASCRIPT: Final = re.compile(r"\bDate\.now\(|\bnew Date\(\)|(?<!new )\bDate\(\)")
"""What reads the clock in JavaScript."""
REASONS: Final = {
    "helper/render/components/deadline/local_time.js": "a deadline passes; its tests set the clock",
    "helper/publish/project.py": "an expired security.txt is not published",
    "helper/publish/facts/__main__.py": "what people should check depends on how long ago somebody did",
    "helper/publish/sbom/bill.py": "a bill of materials without a build date gets today's",
    "tests/support/machine.py": "a measurement has its date",
    "tests/bench/server.py": "the date of a file is part of its ETag",
    "tests/runtime/test_distribution.py": "a file that is not rewritten keeps its date",
    "tests/setup/test_settings.py": "only a recent build can publish security.txt",
}
"""The reason why each file may read a clock or the date of a file."""


def dated(source: str, suffix: str) -> Iterator[str]:
    """The lines of a file of that type (.py, .js or .mjs) that read a clock or the date of a file."""
    if suffix == ".py":
        for node in ast.walk(ast.parse(source)):
            yield from (f"{getattr(node, 'lineno', 0)}: {name}" for name in dated_names(node))
    else:
        for number, line in enumerate(source.splitlines(), 1):
            yield from (f"{number}: {name}" for name in JAVASCRIPT.findall(line))


def dated_names(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.ImportFrom(module="time", names=names):
            yield from (alias.name for alias in names if alias.name in READS_A_CLOCK)
        case ast.Call(func=ast.Attribute(attr=name)) if name in PRESENT:
            yield name
        case ast.Call(func=ast.Attribute(attr="fromtimestamp"), args=[_], keywords=[]):
            yield "fromtimestamp without a time zone"
        case ast.Attribute(value=ast.Name(id="time"), attr=name) if name in READS_A_CLOCK:
            yield name
        case ast.Attribute(attr=name) if name in HAS_A_DATE:
            yield name
        case ast.Constant(value=str(text)):
            yield from JAVASCRIPT.findall(text)


@pytest.mark.parametrize(
    ("source", "suffix"),
    [
        ("import datetime; datetime.datetime.now(datetime.UTC)", ".py"),
        ("from datetime import date; date.today()", ".py"),
        ("from time import time", ".py"),
        ("from time import mktime as make", ".py"),
        ("import time; time.time()", ".py"),
        ("import time; time.strftime('%Y')", ".py"),
        ("datetime.fromtimestamp(0)", ".py"),
        ("path.stat().st_mtime", ".py"),
        ("page.evaluate('Date' + '.now()'); page.evaluate('[1, Date.now()]')", ".py"),
        ("x = f'const now = new Date(); {x}'", ".py"),
        ("const now = () => Date.now() / 1000;", ".js"),
        ("const now = new Date();", ".mjs"),
        ("const now = Date();", ".mjs"),
    ],
)
def test_what_reads_a_clock_is_found(source: str, suffix: str) -> None:
    assert len(list(dated(source, suffix))) == 1


@pytest.mark.parametrize(
    ("source", "suffix"),
    [
        ("from time import monotonic; monotonic()", ".py"),
        ("import time; time.monotonic()", ".py"),
        ("datetime.fromtimestamp(0, UTC); datetime.fromtimestamp(0, tz=UTC)", ".py"),
        ("moment.strftime('%Y'); moment.time()", ".py"),
        ("const then = new Date(0); performance.now();", ".js"),
        ("Date.now = () => 0;", ".mjs"),
    ],
)
def test_what_reads_no_clock_is_not_found(source: str, suffix: str) -> None:
    assert list(dated(source, suffix)) == []


def test_only_files_with_a_reason_read_a_clock_or_the_date_of_a_file() -> None:
    found = {
        f"{path.relative_to(ROOT).as_posix()}:{line}"
        for folder in ("helper", "tests")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".js", ".mjs") and path != Path(__file__)
        for line in dated(path.read_text("utf-8"), path.suffix)
    }
    assert [line for line in sorted(found) if line.partition(":")[0] not in REASONS] == []
    assert {line.partition(":")[0] for line in found} == set(REASONS), "remove the reasons that are no longer needed"
