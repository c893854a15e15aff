import json
from pathlib import Path
from shutil import copytree
from typing import Any, Final

import pytest
from markdown import markdown

from helper.model.flow import Flow
from helper.publish.pages.expand import expand
from helper.publish.pages.guide import Kind, parse, read_guide
from helper.publish.pages.measurements import decimals, duration, machine, megabytes
from helper.publish.pages.written import check_pages
from tests.audit.budgets import budgets
from tests.audit.report import write as write_audit
from tests.support import toy_audit
from tests.support.project import ROOT

MEASUREMENTS: Final = ROOT / "docs" / "measurements"

TABLE = """\
{% set load = measured("load") %}
{{ load.machine|machine }} & <b>

| What | Rate |
| --- | ---: |
{% for row in load.loads %}
| {{ row.name }} | {{ row.rate|decimals }} |
{% endfor %}
"""
LOAD = """\
{
  "machine": {"date": "2026-11-23", "cores": 2, "processor": "AMD", "system": "Debian"},
  "loads": [{"name": "A & B", "rate": 29199.5}, {"name": "<C>", "rate": 3}]
}
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder of documents with one measurement."""
    folder = tmp_path / "docs"
    (folder / "measurements").mkdir(parents=True)
    (folder / "measurements" / "load.json").write_text(LOAD)
    return folder


def test_a_page_loops_over_a_measurement_and_nothing_is_escaped(docs: Path, toy_flow: Flow) -> None:
    assert expand(parse("page.md", TABLE), docs, toy_flow, "Site").markdown == (
        "2026-11-23, AMD with 2 cores, Debian & <b>\n\n"
        "| What | Rate |\n| --- | ---: |\n| A & B | 29,200 |\n| <C> | 3 |\n"
    )


@pytest.mark.parametrize(
    ("json", "page", "error"),
    [
        (
            LOAD,
            'One\n\n{% set load = measured("lod") %}',
            "docs/page.md:3: There is no file “docs/measurements/lod.json”. Measurements are: load. Restore the file from "
            "Git, or run the make target that writes it.",
        ),
        (
            "[1,",
            '{% set load = measured("load") %}',
            "docs/page.md:1: “docs/measurements/load.json” is not valid JSON: Expecting value: line 1 column 4 (char 3). "
            "Restore the file from Git, or run the make target that writes it.",
        ),
        (
            LOAD,
            '\n{{ measured("load").nothing }}',
            "docs/page.md:2: 'dict object' has no attribute 'nothing'. Write {{",
        ),
        (LOAD, '\n\n{{ measured("load").loads|megabytes }}', "docs/page.md:3: "),
    ],
)
def test_an_error_names_the_page_the_line_and_the_remedy(
    docs: Path, toy_flow: Flow, json: str, page: str, error: str
) -> None:
    (docs / "measurements" / "load.json").write_text(json)
    (docs / "page.md").write_text(page)
    known: dict[Kind, None] = {"procedure": None, "contact": None, "note": None}
    guide = read_guide(docs)
    [found] = [*guide.errors, *check_pages(guide.pages, docs, known, markdown)[1]]
    assert str(found).startswith(error)


def test_measured_values_are_formatted() -> None:
    values = {"date": "2026-11-23", "cores": 2, "processor": "AMD", "system": "Debian"}
    assert machine(values) == "2026-11-23, AMD with 2 cores, Debian"
    assert [megabytes(size) for size in (None, 1_234_567, 12_345_678)] == ["unknown", "1.23 MB", "12 MB"]
    assert [duration(milliseconds) for milliseconds in (765.8, 1400)] == ["766 ms", "1.4 s"]
    assert [decimals(29_199.5), decimals(3.14159, 2)] == ["29,200", "3.14"]


def shown(docs: Path, name: str, data: dict[str, Any], flow: Flow) -> str:
    """The page of that measurement with that data, as Markdown with its white space folded."""
    copytree(MEASUREMENTS, docs / "measurements", dirs_exist_ok=True)
    (docs / "measurements" / f"{name}.json").write_text(json.dumps(data), "utf-8")
    page = parse(f"measurements/{name}.md", (MEASUREMENTS / f"{name}.md").read_text("utf-8"))
    return " ".join(expand(page, docs, flow, "Site").markdown.split())


@pytest.mark.parametrize(("index", "warns"), [(1000, True), (1001, False)])
def test_the_audit_warns_of_a_slow_machine_only_where_it_was_slow(
    docs: Path, toy_flow: Flow, index: int, warns: bool
) -> None:
    results = toy_audit.results(toy_audit.run(95, 1200), toy_audit.run(96, index))
    write_audit(results, budgets(results), docs)
    page = shown(docs, "audit", json.loads((docs / "audit.json").read_text("utf-8")), toy_flow)
    assert f"between {index:,} and 1,200 in these runs." in page
    assert ("Lighthouse warns that the machine is too slow" in page) is warns


@pytest.fixture
def start() -> dict[str, Any]:
    """The measurement of the start in one browser, which reports long tasks and stores files between visits."""
    data: dict[str, Any] = json.loads((MEASUREMENTS / "start.json").read_text("utf-8"))
    [engine, *_] = data["engines"]
    for variant in ("ours", "nothing"):
        engine["starts"][variant]["long_tasks"] = []
    for when, files in (("cold", 10), ("warm", 0)):
        engine["starts"]["stock"][when]["median_files_sent"] = files
    return {**data, "engines": [engine], "skipped": {}}


def test_a_start_reports_its_long_tasks(docs: Path, toy_flow: Flow, start: dict[str, Any]) -> None:
    ours = start["engines"][0]["starts"]["ours"]
    starts = len(ours["cold"]["runs"]) + len(ours["warm"]["runs"])
    assert f"while Python starts: 0 in {starts} starts. In" in shown(docs, "start", start, toy_flow)
    ours["long_tasks"] = [51.2, 74.6]
    page = shown(docs, "start", start, toy_flow)
    assert f"while Python starts: 2 in {starts} starts, the longest 75 ms. In" in page
    assert "not reported by this browser" not in page
    ours["long_tasks"] = None
    assert "while Python starts: not reported by this browser. In" in shown(docs, "start", start, toy_flow)


def test_a_browser_that_stored_no_files_is_named(docs: Path, toy_flow: Flow, start: dict[str, Any]) -> None:
    said = "This browser kept no files between visits"
    assert said not in shown(docs, "start", start, toy_flow)
    start["engines"][0]["starts"]["stock"]["warm"]["median_files_sent"] = 6
    assert said in shown(docs, "start", start, toy_flow)


def test_what_was_not_measured_is_named_with_the_reason(docs: Path, toy_flow: Flow, start: dict[str, Any]) -> None:
    assert "Not measured" not in shown(docs, "start", start, toy_flow)
    start["skipped"] = {"pyscript": "npm failed"}
    assert "- Not measured: pyscript, because npm failed." in shown(docs, "start", start, toy_flow)
