"""Reports how much load was carried: as a table for a terminal and as JSON."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.load.wrk import CONNECTIONS, THREADS, Load
from tests.support.machine import Machine


@dataclass(frozen=True)
class Results:
    """A whole measurement, and what it was made with."""

    machine: Machine
    nginx: str
    loads: tuple[Load, ...]


def table(results: Results) -> str:
    """A line for each kind of files."""
    return "".join(
        f"{load.name}: {load.rate:,.0f} requests a second, {load.errors} errors; "
        f"half of the responses within {load.half:.1f} ms, 99 of 100 within {load.most:.1f} ms\n"
        for load in results.loads
    )


def write(results: Results, target: Path) -> None:
    """Write load.json into the folder. The page in docs/measurements/ reads it."""
    target.mkdir(parents=True, exist_ok=True)
    data = {**asdict(results), "threads": THREADS, "connections": CONNECTIONS, "unit": "half and most: milliseconds"}
    (target / "load.json").write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", "utf-8")
