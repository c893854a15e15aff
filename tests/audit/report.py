"""Tells what was found: as a Markdown table, as a page and as JSON."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from tests.audit.judge import METRICS
from tests.audit.results import CATEGORIES, PageResult, Results
from tests.support.budget import Budget
from tests.support.markdown import templates

TEMPLATES: Final = templates(__file__)
SLOW: Final = 1000
"""Where the machine's index is no higher, Lighthouse warns that the score for performance may be too low."""


def table(results: Results) -> str:
    """A row for each page: its scores and the metrics of its performance, as Markdown."""
    return TEMPLATES.get_template("table.md").render(_values(results))


def write(results: Results, budgets: list[Budget], target: Path) -> None:
    """Write audit.md and audit.json into the folder."""
    target.mkdir(parents=True, exist_ok=True)
    page = TEMPLATES.get_template("audit.md").render(_values(results), budgets=budgets, slow=SLOW)
    (target / "audit.md").write_text(page, "utf-8")
    data = json.dumps(_data(results, budgets), indent=2, ensure_ascii=False)
    (target / "audit.json").write_text(data + "\n", "utf-8")


def _values(results: Results) -> dict[str, Any]:
    return {"results": results, "categories": CATEGORIES, "metrics": METRICS, "measured": _measured}


def _measured(metric: str, value: float) -> str:
    if metric == "cumulative-layout-shift":
        return f"{value:.2f}"
    return f"{value / 1000:.1f} s" if value >= 1000 else f"{value:.0f} ms"


def _data(results: Results, budgets: list[Budget]) -> dict[str, Any]:
    return {
        "machine": asdict(results.machine),
        "lighthouse": results.lighthouse,
        "chromium": results.chromium,
        "unit": "milliseconds; points of 100; cumulative-layout-shift and index have no unit",
        "pages": [_page(page) for page in results.pages],
        "budgets": [asdict(budget) for budget in budgets],
    }


def _page(page: PageResult) -> dict[str, Any]:
    return {
        "name": page.name,
        "path": page.path,
        "scores": page.scores,
        "failures": {category: [asdict(failure) for failure in found] for category, found in page.failures.items()},
        "opportunities": [asdict(opportunity) for opportunity in page.median.opportunities],
        "runs": [
            {
                "performance": run.scores["performance"],
                **{metric: round(value, 3) for metric, value in run.metrics.items()},
                "index": run.index,
            }
            for run in page.runs
        ],
    }
