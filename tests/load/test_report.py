"""How a load is told."""

from pathlib import Path

from tests.bench.machine import Machine
from tests.load.__main__ import MEASUREMENTS
from tests.load.report import PAGE, Results, page, read, table, write
from tests.load.wrk import Load

MACHINE = Machine("2026-11-23", 2, "A processor", "A system")
PAGES = Load("Pages", ("", "a/"), 60_010, 3, 30.005, 123_456_789, 1.25, 20.04)
PYTHON = Load("Python", ("a.wasm",), 300, 0, 30.0, 3_000_000_000, 100.0, 250.0)
RESULTS = Results(MACHINE, "1.2.3", (PAGES, PYTHON))


def test_the_table_has_requests_a_second_errors_and_times() -> None:
    assert table(RESULTS).splitlines()[2] == "| Pages | 2 | 2,000 | 3 | 4.1 MB | 1.2 ms | 20.0 ms |"


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    write(RESULTS, tmp_path)
    assert read(tmp_path) == RESULTS


def test_the_page_on_publishing_is_the_one_that_the_command_makes() -> None:
    assert (MEASUREMENTS / PAGE).read_text("utf-8") == page(read(MEASUREMENTS))
