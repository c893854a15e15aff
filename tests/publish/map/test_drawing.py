import re
from dataclasses import replace
from itertools import combinations, pairwise

import html5lib
import pytest

from helper.model.flow import Flow, Outcome, Question
from helper.publish.map.drawing import LANE, LETTER, LINE, PADDING, WIDTH, Drawing, draw
from helper.publish.map.graph import graph
from helper.render.environment import component
from tests.support.hostile import HOSTILE
from tests.support.toy import FLOW, option

LINES = re.compile(r"M\d+ (?P<start>\d+)H\d+Q(?P<lane>\d+) .*Q\d+ (?P<end>\d+) \d+ \d+H\d+")
DEEP = replace(
    FLOW,
    questions=tuple(
        Question(
            id=f"q{number}",
            text="A long question about everything there is? " * 3,
            topic="Q",
            options=(option("a"), option("b")),
        )
        for number in range(12)
    ),
    outcomes=(
        *(Outcome(id=f"o{number}", when={f"q{number}": ("b",)}, headline=f"Outcome {number}") for number in range(12)),
        Outcome(id="last", when={}, headline="Last"),
    ),
)


def lanes(drawing: Drawing) -> dict[int, tuple[int, int, int]]:
    """The lane of the lines to each box: its place, and from where to where it goes."""
    found: dict[int, tuple[int, int, int]] = {}
    for to, path in drawing.lines:
        match = LINES.fullmatch(path)
        assert match, path
        start = min(int(match["start"]), found.get(to, (0, 10**6, 0))[1])
        found[to] = (int(match["lane"]), start, int(match["end"]))
    return found


@pytest.mark.parametrize("name", ["content", "toy", "deep"])
def test_boxes_do_not_overlap_and_their_text_fits_in(flow: Flow, name: str) -> None:
    drawing = draw(graph({"content": flow, "toy": FLOW, "deep": DEEP}[name]))
    for box, below in pairwise(drawing.boxes):
        assert box.y + box.height < below.y
    for box in drawing.boxes:
        texts = [*box.title, *(line for row in box.rows for line in row.lines)]
        for line in texts:
            assert box.y + PADDING < line.y < box.y + box.height
            assert len(line.text) * LETTER < drawing.box - 2 * PADDING
        for line, next_line in pairwise(texts):
            assert next_line.y - line.y >= LINE
    assert drawing.boxes[-1].y + drawing.boxes[-1].height < drawing.height


@pytest.mark.parametrize("name", ["content", "toy", "deep"])
def test_lines_to_different_boxes_never_lie_on_each_other_and_lead_down(flow: Flow, name: str) -> None:
    drawing = draw(graph({"content": flow, "toy": FLOW, "deep": DEEP}[name]))
    found = lanes(drawing)
    for (lane, start, end), (other, other_start, other_end) in combinations(found.values(), 2):
        assert lane != other or end <= other_start or other_end <= start
    for lane, start, end in found.values():
        assert drawing.box < lane <= drawing.width - LANE
        assert start < end


def test_the_drawing_of_the_content_is_as_wide_as_a_phone(flow: Flow) -> None:
    assert draw(graph(flow)).width == WIDTH


def test_every_answer_is_on_a_row_that_leads_to_the_box_with_that_number(toy_flow: Flow) -> None:
    first = draw(graph(toy_flow)).boxes[0]
    assert [([line.text for line in row.lines], row.to) for row in first.rows] == [
        (["short cat"], 5),
        (["short dog"], 3),
        (["short none"], 2),
    ]


def test_the_list_has_every_box_and_answer_of_the_drawing(toy_flow: Flow) -> None:
    page = html5lib.parseFragment(
        component(toy_flow.strings, "flow_map", draw(graph(toy_flow)), "../"), namespaceHTMLElements=False
    )
    texts = [" ".join("".join(item.itertext()).split()) for item in page.findall(".//ol/li")]
    assert texts[2:] == [
        "Walks? Label of yes, or Label of no: to 4",
        "Old & grey? Label of old, or Label of young, or Label of puppy: to 6",
        "Old & grey? Label of old, or Label of young: to 6",
        "A pet The end, for 8 sets of answers.",
    ]


def test_no_text_becomes_markup(toy_flow: Flow) -> None:
    def tags(text: str) -> set[str]:
        questions = (replace(toy_flow.questions[0], text=text), *toy_flow.questions[1:])
        markup = component(toy_flow.strings, "flow_map", draw(graph(replace(toy_flow, questions=questions))), "../")
        return {str(element.tag) for element in html5lib.parseFragment(markup, namespaceHTMLElements=False).iter()}

    harmless = tags("Which pet?") | {"span"}  # marks exact words
    for text in HOSTILE:
        assert tags(text) <= harmless, text
