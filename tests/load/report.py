"""Tells how much load was carried: as a Markdown table, as the page on publishing and as JSON."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from tests.bench.machine import Machine
from tests.load.wrk import CONNECTIONS, THREADS, Load
from tests.support.markdown import templates

PAGE: Final = "publishing.md"
DATA: Final = "load.json"
TEMPLATES: Final = templates(__file__)


@dataclass(frozen=True)
class Results:
    """A whole measurement, and what it was done with."""

    machine: Machine
    nginx: str
    loads: tuple[Load, ...]


def table(results: Results) -> str:
    """A row for each kind of files, as Markdown."""
    return TEMPLATES.get_template("table.md").render(results=results)


def write(results: Results, target: Path) -> None:
    """Write publishing.md and load.json into the folder."""
    target.mkdir(parents=True, exist_ok=True)
    data = {**asdict(results), "threads": THREADS, "connections": CONNECTIONS, "unit": "half and most: milliseconds"}
    (target / DATA).write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", "utf-8")
    (target / PAGE).write_text(page(results), "utf-8")


def page(results: Results) -> str:
    """The page on publishing, with those results."""
    values = {"results": results, "connections": CONNECTIONS, "threads": THREADS}
    return TEMPLATES.get_template(PAGE).render(values)


def read(target: Path) -> Results:
    """The results in the folder's load.json."""
    data = json.loads((target / DATA).read_text("utf-8"))
    loads = tuple(Load(**{**found, "paths": tuple(found["paths"])}) for found in data["loads"])
    return Results(Machine(**data["machine"]), data["nginx"], loads)
