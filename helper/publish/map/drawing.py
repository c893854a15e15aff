"""Lays the graph of a flow out in one column, which fits a phone and paper: boxes with the answers, and lines beside them.

Each box is below those that lead to it. All lines that lead to a box join in a lane at the side. Units are CSS pixels at full
size.
"""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from helper.publish.map.graph import Node

WIDTH: Final = 350
"""Fits a phone."""
MIN_BOX: Final = 220
LANE: Final = 13
PADDING: Final = 11
GAP: Final = 18
LINE: Final = 19
LETTER: Final = 7.6
"""The mean width of a letter in the text of a box, on the safe side."""
RADIUS: Final = 6


@dataclass(frozen=True)
class Text:
    """A line of text and the position of its baseline."""

    y: int
    text: str


@dataclass(frozen=True)
class Row:
    """Answers that lead to the same box, and that box’s number. A line starts at `y`."""

    y: int
    lines: Sequence[Text]
    to: int


@dataclass(frozen=True)
class Box:
    """A question with its answers, or an outcome."""

    node: Node
    y: int
    height: int
    title: Sequence[Text]
    rows: Sequence[Row]

    @property
    def entry(self) -> int:
        """Where lines arrive."""
        return self.y + PADDING + LINE // 2


@dataclass(frozen=True)
class Drawing:
    """The size of the drawing and of its boxes, the boxes, and the lines: one path for each row, with its number of the target."""

    width: int
    height: int
    box: int
    boxes: Sequence[Box]
    lines: Sequence[tuple[int, str]]
    padding: int = PADDING


def draw(nodes: Sequence[Node]) -> Drawing:
    """The drawing of a graph, whose nodes are in the order of their numbers."""
    # How long the lines of text are decides where boxes are, but never which lanes are needed: the order does.
    lanes = _lanes(_spans(nodes))
    side = LANE * (max(lanes.values(), default=0) + 2)
    width = max(WIDTH, MIN_BOX + side)
    boxes = list(_boxes(nodes, width - side))
    places = {box.node.number: box for box in boxes}
    lines = [
        (row.to, _line(row.y, places[row.to].entry, width - side, width - side + LANE * (lanes[row.to] + 1)))
        for box in boxes
        for row in box.rows
    ]
    last = boxes[-1]
    return Drawing(width, last.y + last.height + 2, width - side, boxes, lines)


def _spans(nodes: Iterable[Node]) -> dict[int, tuple[float, float]]:
    """From where to where lines lead to each node, counted in nodes, with the row as a fraction."""
    spans: dict[int, tuple[float, float]] = {}
    for node in nodes:
        for index, edge in enumerate(node.edges):
            start = node.number + (index + 1) / (len(node.edges) + 2)
            first, _ = spans.get(edge.to, (start, 0))
            spans[edge.to] = (min(first, start), edge.to)
    return spans


def _lanes(spans: dict[int, tuple[float, float]]) -> dict[int, int]:
    """A lane for each target, so that no two that overlap share one, and the shorter is nearer to the boxes."""
    lanes: dict[int, int] = {}
    for target, (start, end) in sorted(spans.items(), key=lambda item: (item[1][1] - item[1][0], item[0])):
        taken = {lanes[other] for other in lanes if spans[other][0] < end and start < spans[other][1]}
        lanes[target] = next(lane for lane in range(len(spans)) if lane not in taken)
    return lanes


def _boxes(nodes: Iterable[Node], width: int) -> Iterable[Box]:
    y = 1
    for node in nodes:
        # The number is beside the title, and that of the next box beside the answers.
        title = _wrapped(node.text, y + PADDING, width - 2 * PADDING - 30, bold=True)
        bottom = y + PADDING + LINE * len(title)
        rows = []
        for edge in node.edges:
            bottom += 9
            texts: list[Text] = []
            for option in edge.options:
                texts += _wrapped(option.short, bottom + LINE * len(texts), width - 2 * PADDING - 40)
            rows.append(Row(bottom + LINE * len(texts) // 2, texts, edge.to))
            bottom += LINE * len(texts)
        height = bottom + PADDING - y
        yield Box(node, y, height, title, rows)
        y += height + GAP


def _wrapped(text: str, top: int, width: int, *, bold: bool = False) -> list[Text]:
    letters = int(width / (LETTER * (1.08 if bold else 1)))
    lines = textwrap.wrap(text, letters) or [""]
    return [Text(top + LINE * index + 14, line) for index, line in enumerate(lines)]


def _line(start: int, end: int, box: int, lane: int) -> str:
    """The path from a row, along the lane, to the box below."""
    return (
        f"M{box} {start}H{lane - RADIUS}Q{lane} {start} {lane} {start + RADIUS}"
        f"V{end - RADIUS}Q{lane} {end} {lane - RADIUS} {end}H{box + 3}"
    )
