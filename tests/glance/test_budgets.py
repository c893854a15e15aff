from dataclasses import replace

import pytest

from tests.glance.budgets import budgets, most_words
from tests.glance.measure import Glance
from tests.glance.report import table

ANSWERS = {"kog": "yes", "kasper": "delegate"}
GOOD = Glance("helper/a/", words=152, screens=3.5, controls=20, step=800, call=800, screen=800)


def missed(*glances: Glance) -> list[str]:
    return [str(budget) for budget in budgets([(ANSWERS, glance) for glance in glances]) if not budget.met]


@pytest.mark.parametrize(
    ("kog", "kasper", "words"),
    [("no", "yes", 419), ("no", "no", 406), ("yes", "yes", 301), ("yes", "no", 288), ("yes", "not-sure", 152)],
)
def test_the_limit_of_words_is_what_the_official_page_makes_the_person_read_and_60(
    kog: str, kasper: str, words: int
) -> None:
    assert most_words({"kog": kog, "kasper": kasper}) == words


def test_an_outcome_that_just_meets_all_budgets_misses_none() -> None:
    assert missed(GOOD) == missed(GOOD, replace(GOOD, call=None)) == []


def test_each_missed_budget_is_named_with_its_value_and_its_limit() -> None:
    bad = replace(GOOD, words=153, screens=4.6, controls=22, step=801, call=802)
    assert missed(bad) == [
        "helper/a/: words 153; at most 152",
        "helper/a/: screens 4.6; at most 4.5",
        "helper/a/: the first step ends at 801; at most 800",
        "helper/a/: the first phone number ends at 802; at most 800",
        "screens in the median 4.6; at most 3.5",
        "controls in the median 22; at most 20",
    ]


def test_the_table_begins_with_the_worst_and_ends_with_the_medians() -> None:
    short = replace(GOOD, path="helper/b/", words=100, screens=2.5, controls=10, step=400)
    assert table([(ANSWERS, short), (ANSWERS, GOOD)]) == (
        "           words  limit  screens  controls  first step ends at\n"
        "helper/a/    152    152      3.5        20                 800\n"
        "helper/b/    100    152      2.5        10                 400\n"
        "median       126             3.0        15                 600\n"
    )
