"""The budgets in `budgets.json`, and whether an audit meets them."""

import json
from pathlib import Path
from typing import Final

from tests.audit.results import CATEGORIES, MEASURED, PageResult, Results
from tests.support.budget import Budget

FILE: Final = Path(__file__).with_name("budgets.json")
PAINT: Final = "first-contentful-paint"


def budgets(results: Results) -> list[Budget]:
    """The budgets of each page: one in each category, and one for its first paint, whose limit is in milliseconds."""
    limits = json.loads(FILE.read_text())
    return [
        budget
        for page in results.pages
        for budget in (
            *(_budget(page, category, limits[category]) for category in CATEGORIES),
            _paint(page, limits[PAINT]),
        )
    ]


def _budget(page: PageResult, category: str, limit: int) -> Budget:
    is_measured = category == MEASURED
    run = page.worst if is_measured else page.runs[0]
    score = run.scores[category]
    where = " in the worst run" if is_measured else ""
    sentence = f"{CATEGORIES[category]} of “{page.name}”: {score}{where}; at least {limit}"
    if score >= limit:
        return Budget(sentence, met=True)
    costly = sorted(run.failures[category], key=lambda failure: -failure.points)
    return Budget(f"{sentence}; points lost: {'; '.join(map(str, costly))}", met=False)


def _paint(page: PageResult, limit: int) -> Budget:
    slowest = max(run.metrics[PAINT] for run in page.runs)
    sentence = f"First paint of “{page.name}”: {slowest:.0f} ms in the slowest run; at most {limit} ms"
    return Budget(sentence, met=slowest <= limit)
