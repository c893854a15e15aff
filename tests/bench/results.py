"""What was measured, and the medians and ratios of it."""

from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Final

from tests.bench.measure import Start
from tests.bench.variants import STOCK
from tests.support.machine import Machine

COLD_AND_WARM: Final = ("cold", "warm")


@dataclass
class EngineResult:
    """The starts of each variant by its name, cold and warm in the order of the runs; and the clicks, in milliseconds."""

    name: str
    version: str
    starts: dict[str, dict[str, list[Start]]] = field(default_factory=dict)
    clicks: list[float] = field(default_factory=list)

    def add(self, variant: str, cold: Start, warm: Start) -> None:
        of_variant = self.starts.setdefault(variant, {when: [] for when in COLD_AND_WARM})
        of_variant["cold"].append(cold)
        of_variant["warm"].append(warm)

    def median(self, variant: str, when: str) -> float:
        """The milliseconds from the start of the worker to the first render."""
        return median(start.start for start in self.starts[variant][when])

    def from_navigation(self, variant: str, when: str) -> float:
        """The median of milliseconds from the navigation to the first render."""
        return median(start.page for start in self.starts[variant][when])

    def files_sent(self, variant: str, when: str) -> float:
        """The median of how many files the server had to send."""
        return median(len(start.requests) for start in self.starts[variant][when])

    def ratio(self, variant: str, when: str) -> float:
        """How many times as fast as stock Pyodide the variant starts."""
        return self.median(STOCK.name, when) / self.median(variant, when)

    def least_ratio(self, variant: str, when: str) -> float:
        """The ratio in the run in which it was least."""
        pairs = zip(self.starts[STOCK.name][when], self.starts[variant][when], strict=False)
        return min(stock.start / own.start for stock, own in pairs)

    def memory(self, variant: str) -> float | None:
        """The median of bytes after a cold start; None where it is not known."""
        known = [start.memory for start in self.starts[variant]["cold"] if start.memory is not None]
        return median(known) if known else None

    def tasks(self, variant: str) -> list[float] | None:
        """The milliseconds of each long task in all starts, cold and warm; None where the browser does not tell."""
        told = [start.tasks for when in COLD_AND_WARM for start in self.starts[variant][when]]
        return None if None in told else [task for tasks in told for task in tasks or ()]

    def percentile(self, percent: int) -> float:
        """The milliseconds that so many percent of the clicks do not exceed."""
        return quantiles(self.clicks, n=100, method="inclusive")[percent - 1]


@dataclass
class Results:
    """A whole run. `sizes` has the bytes of each variant's files; `skipped` says why something is not there."""

    machine: Machine
    runs: int
    pyodide: str
    skipped: dict[str, str]
    engines: list[EngineResult] = field(default_factory=list)
    sizes: dict[str, dict[str, int]] = field(default_factory=dict)
