"""Whether an audit meets its budgets, and the sentences about missed ones."""

from dataclasses import replace

from tests.audit.budgets import budgets
from tests.support import toy_audit as toy


def test_a_score_at_its_limit_meets_the_budget() -> None:
    performance = budgets(toy.results(toy.run(99)))[0]
    assert performance.met
    assert str(performance) == "Performance of “Home”: 99 in the worst run; at least 99"


def test_a_missed_budget_names_the_failed_audits_and_their_elements() -> None:
    accessibility = budgets(toy.results(toy.run(95)))[1]
    assert not accessibility.met
    assert str(accessibility) == (
        "Accessibility of “Home”: 96; at least 100; points lost: Dialogs have no name (`header > div.md-search`)"
    )


def test_a_missed_budget_of_performance_names_the_value_of_the_metric() -> None:
    performance = budgets(toy.results(toy.run(98)))[0]
    assert not performance.met
    assert str(performance).endswith("98 in the worst run; at least 99; points lost: Total Blocking Time 590 ms")


def test_performance_is_judged_by_the_worst_run() -> None:
    assert [budgets(toy.results(*map(toy.run, scores)))[0].met for scores in [(99, 100, 99), (100, 98, 100)]] == [
        True,
        False,
    ]


def test_the_first_paint_is_judged_by_the_slowest_run() -> None:
    # The toy run with a score of 1001 has its first paint after as many milliseconds.
    met, missed = (budgets(toy.results(toy.run(99), toy.run(last)))[-1] for last in (1000, 1001))
    assert met.met
    assert not missed.met
    assert str(missed) == "First paint of “Home”: 1001 ms in the slowest run; at most 1000 ms"


def test_the_other_categories_are_judged_by_the_first_run() -> None:
    later = replace(toy.run(99), scores={"performance": 99}, failures={"performance": ()})
    assert [budget.met for budget in budgets(toy.results(toy.run(99), later))] == [True, False, True, True, True]
