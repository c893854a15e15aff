"""The budgets in `budgets.json`, and whether a run meets them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.bench.results import COLD_AND_WARM, Results
from tests.bench.variants import OURS
from tests.support.budget import Budget

FILE: Final = Path(__file__).with_name("budgets.json")


def budgets(results: Results) -> list[Budget]:
    """Each budget that the run has a value for."""
    return [*_ratios(results), *_bytes(results), *_clicks(results)]


def _ratios(results: Results) -> Iterator[Budget]:
    limits = json.loads(FILE.read_text())["ratios"]
    for engine in results.engines:
        for when in COLD_AND_WARM:
            limit, ratio = limits[engine.name][when], engine.ratio(OURS.name, when)
            least = engine.least_ratio(OURS.name, when)
            yield Budget(
                f"ratios.{engine.name}.{when}: ready {ratio:.1f} times as fast as stock Pyodide ({least:.1f} in the worst run); at least {limit} times",
                ratio >= limit,
            )


def _bytes(results: Results) -> Iterator[Budget]:
    sizes = results.sizes.get(OURS.name, {})
    for encoding, limit in json.loads(FILE.read_text())["bytes"].items():
        if encoding in sizes:
            size = sizes[encoding]
            yield Budget(f"bytes.{encoding}: {size / 1e6:.2f} MB; at most {limit / 1e6:.1f} MB", size <= limit)


def _clicks(results: Results) -> Iterator[Budget]:
    limit = json.loads(FILE.read_text())["clicks"]["p95"]
    for engine in results.engines:
        milliseconds = engine.percentile(95)
        yield Budget(
            f"clicks.p95: in {engine.name} 95 % of the clicks were painted within {milliseconds:.0f} ms; below {limit} ms",
            milliseconds < limit,
        )
