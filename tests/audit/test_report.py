"""The report of an audit."""

import json
from pathlib import Path

from tests.audit.budgets import budgets
from tests.audit.report import table, write
from tests.support import toy_audit as toy


def test_the_table_has_the_scores_and_metrics_of_each_page() -> None:
    head, home = table(toy.results(toy.run(97), toy.run(60), toy.run(95))).splitlines()
    assert head.split() == ["Performance", "Accessibility", "Best", "practices", "SEO", "FCP", "LCP", "TBT", "CLS"]
    assert home.split() == ["Home", "95", "96", "100", "100", "95", "2547", "590", "0.014"]
    assert len(head) == len(home)


def test_the_data_has_every_run_and_the_metrics_of_the_median_run(tmp_path: Path) -> None:
    results = toy.results(toy.run(97), toy.run(60), toy.run(95))
    write(results, budgets(results), tmp_path)
    [home] = json.loads((tmp_path / "audit.json").read_text("utf-8"))["pages"]
    assert [run["performance"] for run in home["runs"]] == [97, 60, 95]
    assert home["metrics"]["first-contentful-paint"] == 95
    assert home["failures"]["accessibility"][0]["elements"] == [toy.SEARCH]


def test_the_data_says_which_budgets_are_met(tmp_path: Path) -> None:
    results = toy.results(toy.run(99))
    write(results, budgets(results), tmp_path)
    found = json.loads((tmp_path / "audit.json").read_text("utf-8"))["budgets"]
    assert [budget["met"] for budget in found] == [True, False, True, True, True]
    assert found[0]["sentence"] == "Performance of “Home”: 99 in the worst run; at least 99"
