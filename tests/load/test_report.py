"""How a load is reported."""

import json
from pathlib import Path

from tests.load.report import Results, table, write
from tests.load.wrk import Load
from tests.support.machine import Machine

MACHINE = Machine("2026-11-23", 2, "A processor", "A system")
PAGES = Load("Pages", ("", "a/"), 60_010, 3, 30.005, 123_456_789, 1.25, 20.04)
RESULTS = Results(MACHINE, "1.2.3", (PAGES,))


def test_the_table_has_requests_a_second_errors_and_times() -> None:
    assert table(RESULTS) == (
        "Pages: 2,000 requests a second, 3 errors; half of the responses within 1.2 ms, 99 of 100 within 20.0 ms\n"
    )


def test_the_data_says_what_was_requested_and_how_it_went(tmp_path: Path) -> None:
    write(RESULTS, tmp_path)
    data = json.loads((tmp_path / "load.json").read_text("utf-8"))
    assert data["nginx"] == "1.2.3"
    assert data["connections"] == 64
    [pages] = data["loads"]
    assert pages == {
        "name": "Pages",
        "paths": ["", "a/"],
        "requests": 60_010,
        "errors": 3,
        "seconds": 30.005,
        "bytes": 123_456_789,
        "half": 1.25,
        "most": 20.04,
    }
