"""Reports the results as a table for a terminal, as JSON and as a chart."""

import json
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.chart import chart
from tests.bench.results import COLD_AND_WARM, EngineResult, Results
from tests.bench.variants import COMPARED, NOTHING, OURS, Variant
from tests.support.budget import Budget

MEGA = 1_000_000


def table(results: Results, budgets: list[Budget]) -> str:
    """The results and budgets as plain text."""
    lines = [f"\n{results.machine}; Pyodide {results.pyodide}; medians of {results.runs} interleaved runs"]
    for engine in results.engines:
        lines.append(f"\n{engine.version:<36}{'cold':>10}{'ratio':>9}{'warm':>10}{'ratio':>9}{'memory':>10}")
        for variant in _compared(engine):
            cells = [f"  {variant.name:<34}"]
            for when in COLD_AND_WARM:
                cells.append(f"{engine.median(variant.name, when):>7.0f} ms{engine.ratio(variant.name, when):>9.2f}")
            lines.append(f"{''.join(cells)}{_megabytes(engine.memory(variant.name)):>10}")
        lines.append(f"  click → painted, {len(engine.clicks)} clicks: {_clicks(engine)}")
        lines.append(f"  first click → painted: {engine.first_click(OURS.name):.0f} ms")
        lines.append("  phases: " + ", ".join(f"{name} {time:.0f} ms" for name, time in engine.phases.items()))
        lines += [f"  long tasks while starting, {name}: {_tasks(engine, name)}" for name in (OURS.name, NOTHING.name)]
    lines.append(f"\n{'transfer':<36}{'files':>7}{'raw':>11}{'brotli':>11}{'gzip':>11}")
    for name, size in results.sizes.items():
        sizes = "".join(f"{_megabytes(size[part]):>11}" for part in ("raw", "brotli", "gzip"))
        lines.append(f"  {name:<34}{size['files']:>7}{sizes}")
    lines.append("\nfrom the navigation until ready, cold")
    for found in results.lines:
        times = ", ".join(f"{name} {median(starts) / 1000:.1f} s" for name, starts in found.starts.items())
        lines.append(f"  {found.line.name:<34}{times}")
    lines += [f"\nskipped: {name}: {reason}" for name, reason in results.skipped.items()]
    lines += ["", *(f"{'met   ' if budget.met else 'MISSED'}  {budget}" for budget in budgets)]
    return "\n".join(lines)


def write(results: Results, budgets: list[Budget], target: Path) -> None:
    """Write start.json and start.svg into the folder. The page in docs/measurements/ reads them."""
    target.mkdir(parents=True, exist_ok=True)
    data = _data(results, budgets)
    (target / "start.json").write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", "utf-8")
    (target / "start.svg").write_text(chart(results), "utf-8")


def _data(results: Results, budgets: list[Budget]) -> dict[str, Any]:
    return {
        "machine": asdict(results.machine),
        "pyodide": results.pyodide,
        "runs": results.runs,
        "unit": "milliseconds; bytes for memory and transfer",
        "engines": [_engine(engine) for engine in results.engines],
        "transfer": results.sizes,
        "lines": [
            {
                **asdict(found.line),
                "from_navigation": {name: round(median(runs)) for name, runs in found.starts.items()},
            }
            for found in results.lines
        ],
        "skipped": results.skipped,
        "budgets": [asdict(budget) for budget in budgets],
    }


def _engine(engine: EngineResult) -> dict[str, Any]:
    return {
        "name": engine.name,
        "version": engine.version,
        "starts": {
            name: {
                **{when: _starts(engine, name, when) for when in COLD_AND_WARM},
                "memory": engine.memory(name),
                "long_tasks": engine.tasks(name),
            }
            for name in engine.starts
        },
        "clicks": {
            "count": len(engine.clicks),
            "first": round(engine.first_click(OURS.name), 1),
            "p50": round(engine.percentile(50), 1),
            "p95": round(engine.percentile(95), 1),
        },
        "phases": {name: round(time, 1) for name, time in engine.phases.items()},
    }


def _starts(engine: EngineResult, name: str, when: str) -> dict[str, Any]:
    starts = engine.starts[name][when]
    return {
        "median": round(engine.median(name, when), 1),
        "times_as_fast_as_stock": round(engine.ratio(name, when), 2),
        "median_from_navigation": round(engine.from_navigation(name, when), 1),
        "median_files_sent": engine.files_sent(name, when),
        "runs": [round(start.start, 1) for start in starts],
    }


def _compared(engine: EngineResult) -> list[Variant]:
    return [variant for variant in COMPARED if variant.name in engine.starts]


def _megabytes(size: float | None) -> str:
    return "unknown" if size is None else f"{size / MEGA:.2f} MB" if size < 10 * MEGA else f"{size / MEGA:.0f} MB"


def _clicks(engine: EngineResult) -> str:
    return f"p50 {engine.percentile(50):.0f} ms, p95 {engine.percentile(95):.0f} ms"


def _tasks(engine: EngineResult, name: str) -> str:
    tasks = engine.tasks(name)
    if tasks is None:
        return "not reported by this browser"
    starts = sum(len(engine.starts[name][when]) for when in COLD_AND_WARM)
    return f"{len(tasks)} in {starts} starts" + (f", the longest {max(tasks):.0f} ms" if tasks else "")
