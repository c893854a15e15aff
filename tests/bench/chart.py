"""Draws the starts as bars; what it looks like is in `templates/chart.svg`."""

from dataclasses import dataclass
from typing import Final

from tests.bench.pages import TEMPLATES
from tests.bench.results import COLD_AND_WARM, EngineResult, Results
from tests.bench.variants import COMPARED

WIDTH: Final = 760
LEFT: Final = 130
"""Where the bars begin."""
LABEL: Final = 130
"""The room for what stands after the longest bar."""
ROW: Final = 34
HEAD: Final = 64
ENGINE: Final = 44


@dataclass(frozen=True)
class Bar:
    """A bar `width` wide for those milliseconds, `top` from the top."""

    when: str
    top: int
    width: float
    milliseconds: float


@dataclass(frozen=True)
class Row:
    """A variant: its bars, and how many times as fast as stock it starts cold and warm."""

    name: str
    top: int
    bars: list[Bar]
    ratios: list[float]


@dataclass(frozen=True)
class Group:
    """An engine."""

    title: str
    top: int
    rows: list[Row]


def chart(results: Results) -> str:
    """An SVG that explains itself."""
    groups, top = [], HEAD
    for engine in results.engines:
        group = _group(engine, top)
        groups.append(group)
        top += ENGINE + ROW * len(group.rows)
    return TEMPLATES.get_template("chart.svg").render(
        results=results, groups=groups, width=WIDTH, height=top + ENGINE, left=LEFT
    )


def _group(engine: EngineResult, top: int) -> Group:
    names = [variant.name for variant in COMPARED if variant.name in engine.starts]
    # Each engine has a scale of its own: what counts is what is how many times as fast as another.
    longest = max(engine.median(name, when) for name in names for when in COLD_AND_WARM)
    scale = (WIDTH - LEFT - LABEL) / longest
    rows = []
    for index, name in enumerate(names):
        at = top + ENGINE // 2 + 6 + ROW * index
        bars = []
        for number, when in enumerate(COLD_AND_WARM):
            milliseconds = engine.median(name, when)
            bars.append(Bar(when, at + number * 14, milliseconds * scale, milliseconds))
        rows.append(Row(name, at, bars, [engine.ratio(name, when) for when in COLD_AND_WARM]))
    return Group(engine.version, top, rows)
