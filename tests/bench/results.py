"""The results of the bench, with medians and ratios."""

from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Final

from tests.bench.lines import Line
from tests.bench.measure import Start
from tests.bench.variants import STOCK
from tests.support.machine import Machine

COLD_AND_WARM: Final = ("cold", "warm")


@dataclass
class EngineResult:
    """The results in one engine: the cold and warm starts of each variant in the order of the runs, and clicks and phases in ms."""

    name: str
    version: str
    starts: dict[str, dict[str, list[Start]]] = field(default_factory=dict)
    clicks: list[float] = field(default_factory=list)
    phases: dict[str, float] = field(default_factory=dict)

    def add(self, variant: str, cold: Start, warm: Start) -> None:
        of_variant = self.starts.setdefault(variant, {when: [] for when in COLD_AND_WARM})
        of_variant["cold"].append(cold)
        of_variant["warm"].append(warm)

    def median(self, variant: str, when: str) -> float:
        """The median milliseconds from the start of the worker to the first render."""
        return median(start.start for start in self.starts[variant][when])

    def from_navigation(self, variant: str, when: str) -> float:
        """The median milliseconds from the navigation to the first render."""
        return median(start.page for start in self.starts[variant][when])

    def files_sent(self, variant: str, when: str) -> float:
        """The median number of files that the server sent."""
        return median(len(start.requests) for start in self.starts[variant][when])

    def ratio(self, variant: str, when: str) -> float:
        """How many times as fast as stock Pyodide the variant starts."""
        return self.median(STOCK.name, when) / self.median(variant, when)

    def least_ratio(self, variant: str, when: str) -> float:
        """The lowest ratio of any run."""
        pairs = zip(self.starts[STOCK.name][when], self.starts[variant][when], strict=False)
        return min(stock.start / own.start for stock, own in pairs)

    def memory(self, variant: str) -> float | None:
        """The median of the bytes after a cold start; None if unknown."""
        known = [start.memory for start in self.starts[variant]["cold"] if start.memory is not None]
        return median(known) if known else None

    def tasks(self, variant: str) -> list[float] | None:
        """The milliseconds of each long task in all starts; None if the browser does not report them."""
        reported = [start.tasks for when in COLD_AND_WARM for start in self.starts[variant][when]]
        return None if None in reported else [task for tasks in reported for task in tasks or ()]

    def first_click(self, variant: str) -> float:
        """The median milliseconds from the first click after a start to the painting of the next state."""
        return median(start.click for when in COLD_AND_WARM for start in self.starts[variant][when] if start.click)

    def percentile(self, percent: int) -> float:
        """The milliseconds that this percentage of the clicks does not exceed."""
        return quantiles(self.clicks, n=100, method="inclusive")[percent - 1]


@dataclass
class LineResult:
    """Over that line, the milliseconds from the navigation to the first render of each variant, cold."""

    line: Line
    starts: dict[str, list[float]]


@dataclass
class Results:
    """The results of all engines. `sizes` has the bytes of each variant's files; `skipped` has reasons by name.

    `lines` are measured in the first engine.
    """

    machine: Machine
    runs: int
    pyodide: str
    skipped: dict[str, str]
    engines: list[EngineResult] = field(default_factory=list)
    sizes: dict[str, dict[str, int]] = field(default_factory=dict)
    lines: list[LineResult] = field(default_factory=list)
