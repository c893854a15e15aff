"""The layout of the bar chart of the starts; its looks are in `templates/chart.svg`."""

from dataclasses import dataclass
from typing import Final

from tests.bench.pages import TEMPLATES
from tests.bench.results import COLD_AND_WARM, EngineResult, Results
from tests.bench.variants import COMPARED

WIDTH: Final = 760
LEFT: Final = 130
"""The left end of the bars."""
LABEL: Final = 130
"""The space for the label of the longest bar."""
ROW: Final = 34
HEAD: Final = 64
ENGINE: Final = 44


@dataclass(frozen=True)
class Bar:
    """A bar for a cold or a warm start; `top` and `width` are in pixels."""

    when: str
    top: int
    width: float
    milliseconds: float


@dataclass(frozen=True)
class Row:
    """A variant with its bars, and its speed relative to stock, cold and warm."""

    name: str
    top: int
    bars: list[Bar]
    ratios: list[float]


@dataclass(frozen=True)
class Group:
    """An engine with the rows of its variants."""

    title: str
    top: int
    rows: list[Row]


def chart(results: Results) -> str:
    """The chart as an SVG with a title, a description and labels."""
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
    # Each engine has its own scale, since the ratios within an engine matter.
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
