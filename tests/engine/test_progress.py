from helper.engine.progress import progress
from helper.model.flow import Flow


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
