"""What an audit has found."""

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
"""Lighthouse's categories and their names."""

MEASURED: Final = "performance"
"""The only category that differs from run to run."""


@dataclass(frozen=True)
class Failure:
    """An audit that costs its category points (of 100), with what it measured or the elements that fail it."""

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
    """What would make a page faster; `savings` has milliseconds by the short name of a metric."""

    audit: str
    title: str
    value: str
    savings: Mapping[str, float]


@dataclass(frozen=True)
class Run:
    """A run of Lighthouse: scores (0 to 100) and failures by category, and what performance rests on.

    `metrics` has milliseconds by the id of the metric (and a figure without a unit for the shift of the layout);
    `index` is Lighthouse's figure for the speed of the machine at that moment.
    """

    scores: Mapping[str, int]
    failures: Mapping[str, tuple[Failure, ...]]
    metrics: Mapping[str, float]
    opportunities: tuple[Opportunity, ...]
    index: float


@dataclass(frozen=True)
class PageResult:
    """The runs on a page. The first has every category, the others have performance."""

    name: str
    path: str
    runs: tuple[Run, ...]

    @cached_property
    def median(self) -> Run:
        """The run in the middle by its score for performance; the lower one where two are in the middle."""
        return sorted(self.runs, key=lambda run: run.scores[MEASURED])[(len(self.runs) - 1) // 2]

    @property
    def scores(self) -> dict[str, int]:
        """The score of each category: of performance the median."""
        return {**self.runs[0].scores, MEASURED: self.median.scores[MEASURED]}

    @property
    def failures(self) -> dict[str, tuple[Failure, ...]]:
        """What costs points in each category, in the runs that gave the scores."""
        return {**self.runs[0].failures, MEASURED: self.median.failures[MEASURED]}


@dataclass(frozen=True)
class Results:
    """A whole audit, with what it was done by."""

    machine: Machine
    lighthouse: str
    chromium: str
    pages: tuple[PageResult, ...]

    @property
    def runs(self) -> int:
        """How many runs each page had."""
        return len(self.pages[0].runs)

    @property
    def indices(self) -> list[float]:
        """How fast the machine was in each run, from the slowest on."""
        return sorted(run.index for page in self.pages for run in page.runs)
