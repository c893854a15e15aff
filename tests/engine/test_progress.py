from dataclasses import replace
from typing import Final

import pytest

from helper.engine.progress import progress
from helper.model.flow import Flow, Procedure, Step
from tests.support.toy import FLOW

SEVERAL: Final = replace(
    FLOW.procedures[0],
    steps=(
        Step(id="look", text="Look for it."),
        Step(id="open", text="If it is there, open it."),
        Step(id="ask", text="If it is not there, ask.", applies="instead"),
        Step(id="wait", text="If nobody answers, wait.", applies="instead"),
        Step(id="wake", text="If it is asleep, wake it.", applies="sometimes"),
        Step(id="feed", text="Feed it."),
    ),
)
"""A procedure with steps that not everyone needs."""


def test_at_first_nothing_is_done_and_the_first_step_is_next(toy_flow: Flow) -> None:
    current = progress(toy_flow.procedures, ())
    assert (current.done, current.total) == (0, 5)
    assert current.next is not None
    assert (current.next.name, current.next.public_id) == ("rest/act", "rest-act")


def test_the_next_step_is_the_first_that_is_not_done(toy_flow: Flow) -> None:
    current = progress(toy_flow.procedures, {"rest/act", "feed/call", "feed/read"})
    assert (current.done, current.next and current.next.name) == (3, "feed/open")


def test_steps_with_the_same_id_in_different_procedures_are_different_steps(toy_flow: Flow) -> None:
    current = progress(toy_flow.procedures, {"exercise/act"})
    assert (current.done, current.next and current.next.name) == (1, "rest/act")


def test_names_that_are_not_steps_of_the_plan_do_not_count(toy_flow: Flow) -> None:
    assert progress(toy_flow.procedures[:1], {"feed/call", "rest", "act", "rest/act/", ""}).done == 0


def test_when_every_step_is_done_none_is_next(toy_flow: Flow) -> None:
    current = progress(toy_flow.procedures[:1], {"rest/act"})
    assert (current.done, current.total, current.next) == (1, 1, None)


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ("", "0 of 3, next look"),
        ("look", "1 of 3, next open"),
        ("look open", "2 of 3, next wake"),
        ("look ask", "2 of 3, next wake"),
        ("look wait", "2 of 3, next wake"),
        ("look open ask wait", "2 of 3, next wake"),
        ("look wake", "2 of 4, next open"),
        ("look open wake", "3 of 4, next feed"),
        ("feed", "1 of 3, next look"),
        ("look feed", "2 of 3, next open"),
        ("look open feed", "3 of 3, next None"),
        ("look ask wake feed", "4 of 4, next None"),
    ],
)
def test_steps_count_only_where_they_apply(done: str, expected: str) -> None:
    current = progress((SEVERAL,), {f"rest/{step}" for step in done.split()})
    following = current.next and current.next.step.id
    assert f"{current.done} of {current.total}, next {following}" == expected


def test_a_step_that_applies_only_sometimes_is_not_needed_at_the_end() -> None:
    without_the_last: Procedure = replace(SEVERAL, steps=SEVERAL.steps[:-1])
    current = progress((without_the_last,), {"rest/look", "rest/open"})
    assert (current.done, current.total, current.next) == (2, 2, None)
