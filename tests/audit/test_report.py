"""How an audit is told."""

import json
from pathlib import Path

from tests.audit import toy
from tests.audit.budgets import budgets
from tests.audit.report import table, write


def test_the_table_has_a_row_for_each_page_with_the_median_and_its_times() -> None:
    head, rule, home = table(toy.results(toy.run(97), toy.run(60), toy.run(95))).splitlines()
    assert head.startswith(
        "| Page | Performance | Accessibility | Best practices | SEO | First Contentful Paint (FCP) |"
    )
    assert home == "| Home | 95 | 96 | 100 | 100 | 95 ms | 2.5 s | 590 ms | 0.01 |"
    assert rule.count("|") == head.count("|") == home.count("|")


def test_the_page_has_the_table_the_versions_and_the_budgets(tmp_path: Path) -> None:
    results = toy.results(toy.run(97), toy.run(60), toy.run(95))
    write(results, budgets(results), tmp_path)
    page = (tmp_path / "audit.md").read_text("utf-8")
    assert f"\n\n{table(results)}\n" in page
    assert "2026-11-23, A processor with 2 cores, A system. Lighthouse 13.5.0, Chromium 156.0." in page
    assert "Each page had 3 runs" in page
    assert "- kept: Performance of “Home”: 95; at least 95.\n" in page
    assert "- missed: Accessibility of “Home”: 96; at least 100; points are lost by: Dialogs have no name" in page


def test_the_page_warns_of_a_slow_machine_only_where_it_was_slow(tmp_path: Path) -> None:
    told = []
    for index in (1000, 1001):
        results = toy.results(toy.run(95, index))
        write(results, budgets(results), tmp_path)
        told.append("too slow or too busy" in (tmp_path / "audit.md").read_text("utf-8"))
    assert told == [True, False]


def test_the_data_has_every_run(tmp_path: Path) -> None:
    results = toy.results(toy.run(97), toy.run(60))
    write(results, budgets(results), tmp_path)
    [home] = json.loads((tmp_path / "audit.json").read_text("utf-8"))["pages"]
    assert [run["performance"] for run in home["runs"]] == [97, 60]
    assert home["failures"]["accessibility"][0]["elements"] == [toy.SEARCH]
