"""The budgets in `budgets.json`, and whether a run meets them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.bench.results import COLD_AND_WARM, Results
from tests.bench.variants import OURS, STOCK
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
    if not {OURS.name, STOCK.name} <= results.sizes.keys():
        return
    for encoding, limit in json.loads(FILE.read_text())["bytes"].items():
        share = results.sizes[OURS.name][encoding] / results.sizes[STOCK.name][encoding]
        yield Budget(
            f"bytes.{encoding}: {share:.1%} of the bytes of stock Pyodide; at most {limit:.0%}", share <= limit
        )


def _clicks(results: Results) -> Iterator[Budget]:
    limit = json.loads(FILE.read_text())["clicks"]["p95"]
    for engine in results.engines:
        milliseconds = engine.percentile(95)
        yield Budget(
            f"clicks.p95: in {engine.name} 95 % of the clicks were painted within {milliseconds:.0f} ms; below {limit} ms",
            milliseconds < limit,
        )
