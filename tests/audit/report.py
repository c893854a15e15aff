"""Reports the audit as a table for a terminal and as JSON."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.audit.judge import METRICS
from tests.audit.results import CATEGORIES, PageResult, Results, Run
from tests.support.budget import Budget


def table(results: Results) -> str:
    """A line for each page with its scores and the metrics of its median run, in milliseconds except for the layout shift."""
    short = (name.rpartition(" ")[2].strip("()") for name in METRICS.values())
    names = [*CATEGORIES.values(), *(f"{name:>6}" for name in short)]
    width = max(len(page.name) for page in results.pages)
    lines = [f"{'':<{width}}  {'  '.join(names)}"]
    for page in results.pages:
        metrics = page.median.metrics
        values = [f"{page.scores[category]}" for category in CATEGORIES] + [
            f"{metrics[metric]:.4g}" for metric in METRICS
        ]
        cells = (f"{value:>{len(name)}}" for name, value in zip(names, values, strict=True))
        lines.append(f"{page.name:<{width}}  {'  '.join(cells)}")
    return "\n".join(lines) + "\n"


def write(results: Results, budgets: list[Budget], target: Path) -> None:
    """Write audit.json into the folder. The page in docs/measurements/ reads it."""
    target.mkdir(parents=True, exist_ok=True)
    data = json.dumps(_data(results, budgets), indent=2, ensure_ascii=False)
    (target / "audit.json").write_text(data + "\n", "utf-8")


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
        "metrics": _metrics(page.median),
        "failures": {category: [asdict(failure) for failure in found] for category, found in page.failures.items()},
        "opportunities": [asdict(opportunity) for opportunity in page.median.opportunities],
        "runs": [{"performance": run.scores["performance"], **_metrics(run), "index": run.index} for run in page.runs],
    }


def _metrics(run: Run) -> dict[str, float]:
    return {metric: round(value, 3) for metric, value in run.metrics.items()}
