"""The budgets in `budgets.json`, and whether what outcomes show at first sight meets them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Final

from tests.glance.measure import Glance
from tests.support.budget import Budget

FILE: Final = Path(__file__).with_name("budgets.json")


def most_words(answers: Mapping[str, str]) -> int:
    """The words that the official page makes a person with those answers read, and some more."""
    words = json.loads(FILE.read_text())["words"]
    parts = ["introduction", "delegates"]
    parts += [] if answers["kog"] == "yes" else ["kog"]
    parts += {"yes": ["linking"], "no": ["applying"]}.get(answers["kasper"], [])
    return int(sum(words["page"][part] for part in parts) + words["more"])


def budgets(glances: Sequence[tuple[Mapping[str, str], Glance]]) -> list[Budget]:
    """The budgets of outcomes on a phone, each given with its answers: of each one, and of all together."""
    limits = json.loads(FILE.read_text())
    screens, controls = (median(values) for values in zip(*((g.screens, g.controls) for _, g in glances), strict=True))
    return [
        *(budget for answers, glance in glances for budget in _of_one(answers, glance)),
        _at_most("screens in the median", round(screens, 1), limits["screens"]["median"]),
        _at_most("controls in the median", controls, limits["controls"]["median"]),
    ]


def first_screen(glance: Glance) -> Iterator[Budget]:
    """The first step ends on the first screen, and so does the phone number that it needs."""
    yield _at_most(f"{glance.path}: the first step ends at", glance.step, glance.screen)
    if glance.call is not None:
        yield _at_most(f"{glance.path}: the first phone number ends at", glance.call, glance.screen)


def _of_one(answers: Mapping[str, str], glance: Glance) -> Iterator[Budget]:
    most = json.loads(FILE.read_text())["screens"]["most"]
    yield _at_most(f"{glance.path}: words", glance.words, most_words(answers))
    yield _at_most(f"{glance.path}: screens", round(glance.screens, 1), most)
    yield from first_screen(glance)


def _at_most(what: str, value: float, limit: float) -> Budget:
    return Budget(f"{what} {value:g}; at most {limit:g}", value <= limit)
