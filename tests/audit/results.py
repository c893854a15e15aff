"""The results of an audit."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from tests.support.machine import Machine

CATEGORIES: Final = {
    "performance": "Performance",
    "accessibility": "Accessibility",
    "best-practices": "Best practices",
    "seo": "SEO",
}
"""The names of Lighthouse's categories, by id."""

MEASURED: Final = "performance"
"""The only category that differs from run to run."""


@dataclass(frozen=True)
class Failure:
    """An audit that costs its category `points` of 100, with the measured value or the failing elements."""

    audit: str
    title: str
    points: float
    value: str = ""
    elements: tuple[str, ...] = ()

    def __str__(self) -> str:
        elements = ", ".join(f"`{element}`" for element in self.elements)
        return (
            self.title.rstrip(".") + (f" {self.value}" if self.value else "") + (f" ({elements})" if elements else "")
        )


@dataclass(frozen=True)
class Opportunity:
    """A possible improvement; `savings` has milliseconds by the abbreviation of a metric."""

    audit: str
    title: str
    value: str
    savings: Mapping[str, float]


@dataclass(frozen=True)
class Run:
    """A run of Lighthouse: scores (0 to 100) and failures by category, and the data behind the performance score.

    `metrics` has milliseconds by metric id, except that the layout shift has no unit. `index` is Lighthouse's benchmark of
    the machine during the run.
    """

    scores: Mapping[str, int]
    failures: Mapping[str, tuple[Failure, ...]]
    metrics: Mapping[str, float]
    opportunities: tuple[Opportunity, ...]
    index: float


@dataclass(frozen=True)
class PageResult:
    """The runs for a page. The first has every category, the others only performance."""

    name: str
    path: str
    runs: tuple[Run, ...]

    @cached_property
    def median(self) -> Run:
        """The median run by performance score; of two, the lower one."""
        return sorted(self.runs, key=lambda run: run.scores[MEASURED])[(len(self.runs) - 1) // 2]

    @cached_property
    def worst(self) -> Run:
        """The run with the lowest performance score."""
        return min(self.runs, key=lambda run: run.scores[MEASURED])

    @property
    def scores(self) -> dict[str, int]:
        """The score of each category; for performance, the median."""
        return {**self.runs[0].scores, MEASURED: self.median.scores[MEASURED]}

    @property
    def failures(self) -> dict[str, tuple[Failure, ...]]:
        """The failures of each category in the runs that gave the scores."""
        return {**self.runs[0].failures, MEASURED: self.median.failures[MEASURED]}


@dataclass(frozen=True)
class Results:
    """The results for all pages, with the machine and the versions of the programs."""

    machine: Machine
    lighthouse: str
    chromium: str
    pages: tuple[PageResult, ...]

    @property
    def runs(self) -> int:
        """The number of runs for each page."""
        return len(self.pages[0].runs)

    @property
    def indices(self) -> list[float]:
        """The benchmark of the machine in each run, slowest first."""
        return sorted(run.index for page in self.pages for run in page.runs)
