"""Whether an audit keeps to its budgets, and what is said where it does not."""

from dataclasses import replace

from tests.audit.budgets import budgets
from tests.support import toy_audit as toy


def test_a_score_at_its_limit_keeps_the_budget() -> None:
    performance = budgets(toy.results(toy.run(95)))[0]
    assert performance.met
    assert str(performance) == "Performance of “Home”: 95; at least 95"


def test_a_missed_budget_names_what_costs_points_and_its_elements() -> None:
    accessibility = budgets(toy.results(toy.run(95)))[1]
    assert not accessibility.met
    assert str(accessibility) == (
        "Accessibility of “Home”: 96; at least 100; points are lost by: Dialogs have no name (`header > div.md-search`)"
    )


def test_a_missed_budget_of_performance_names_the_value_of_the_metric() -> None:
    performance = budgets(toy.results(toy.run(94)))[0]
    assert not performance.met
    assert str(performance).endswith("94; at least 95; points are lost by: Total Blocking Time 590 ms")


def test_performance_is_judged_by_the_median_run() -> None:
    assert [budgets(toy.results(*map(toy.run, scores)))[0].met for scores in [(60, 95, 99), (99, 94, 60)]] == [
        True,
        False,
    ]


def test_of_two_runs_in_the_middle_the_lower_counts() -> None:
    assert not budgets(toy.results(toy.run(94), toy.run(100)))[0].met


def test_the_other_categories_are_judged_by_the_first_run() -> None:
    later = replace(toy.run(95), scores={"performance": 95}, failures={"performance": ()})
    assert [budget.met for budget in budgets(toy.results(toy.run(95), later))] == [True, False, True, True]
