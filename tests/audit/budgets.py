"""The budgets in `budgets.json`, and whether an audit meets them."""

import json
from pathlib import Path
from typing import Final

from tests.audit.results import CATEGORIES, PageResult, Results
from tests.support.budget import Budget

FILE: Final = Path(__file__).with_name("budgets.json")


def budgets(results: Results) -> list[Budget]:
    """The budget of each page in each category."""
    limits = json.loads(FILE.read_text())
    return [_budget(page, category, limits[category]) for page in results.pages for category in CATEGORIES]


def _budget(page: PageResult, category: str, limit: int) -> Budget:
    score = page.scores[category]
    sentence = f"{CATEGORIES[category]} of “{page.name}”: {score}; at least {limit}"
    if score >= limit:
        return Budget(sentence, met=True)
    costly = sorted(page.failures[category], key=lambda failure: -failure.points)
    return Budget(f"{sentence}; points lost: {'; '.join(map(str, costly))}", met=False)
