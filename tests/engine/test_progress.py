from helper.engine.progress import progress
from helper.model.flow import Flow


def test_nothing_done_leaves_all_and_begins_with_the_first(toy_flow: Flow) -> None:
    found = progress(toy_flow.procedures, ())
    assert (found.done, found.total) == (0, 5)
    assert found.next is not None
    assert (found.next.name, found.next.anchor) == ("rest/act", "rest-act")


def test_the_next_step_is_the_first_one_that_is_not_done(toy_flow: Flow) -> None:
    found = progress(toy_flow.procedures, {"rest/act", "feed/call", "feed/read"})
    assert (found.done, found.next and found.next.name) == (3, "feed/open")


def test_steps_of_the_same_id_in_other_procedures_are_other_steps(toy_flow: Flow) -> None:
    found = progress(toy_flow.procedures, {"exercise/act"})
    assert (found.done, found.next and found.next.name) == (1, "rest/act")


def test_what_is_no_step_of_the_plan_does_not_count(toy_flow: Flow) -> None:
    assert progress(toy_flow.procedures[:1], {"feed/call", "rest", "act", "rest/act/", ""}).done == 0


def test_when_all_is_done_nothing_is_next(toy_flow: Flow) -> None:
    found = progress(toy_flow.procedures[:1], {"rest/act"})
    assert (found.done, found.total, found.next) == (1, 1, None)
