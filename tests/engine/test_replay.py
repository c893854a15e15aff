from dataclasses import replace

from helper.engine.replay import Asking, Reached, given, kept, replay
from helper.model.flow import Flow
from helper.publish.preview.flow import PET, WALK


def asked(flow: Flow, **answers: str) -> str:
    state = replay(flow, answers)
    assert isinstance(state, Asking)
    return state.question.id


def reached(flow: Flow, **answers: str) -> Reached:
    state = replay(flow, answers)
    assert isinstance(state, Reached)
    return state


def test_without_answers_the_first_question_is_asked(toy_flow: Flow) -> None:
    assert asked(toy_flow) == "pet"


def test_a_question_is_asked_only_when_earlier_answers_make_it_apply(toy_flow: Flow) -> None:
    assert asked(toy_flow, pet="dog") == "walk"
    assert asked(toy_flow, pet="cat") == "age"


def test_an_option_is_offered_only_when_earlier_answers_make_it_apply(toy_flow: Flow) -> None:
    cat, dog = replay(toy_flow, {"pet": "cat"}), replay(toy_flow, {"pet": "dog", "walk": "no"})
    assert isinstance(cat, Asking)
    assert isinstance(dog, Asking)
    assert [option.id for option in cat.options] == ["old", "young"]
    assert [option.id for option in dog.options] == ["old", "young", "puppy"]


def test_when_every_question_that_applies_is_answered_an_outcome_is_reached(toy_flow: Flow) -> None:
    state = reached(toy_flow, pet="none")
    assert state.outcome is not None
    assert state.outcome.id == "alone"


def test_the_first_matching_outcome_is_reached(toy_flow: Flow) -> None:
    state = reached(toy_flow, pet="cat", age="old")
    assert state.outcome is not None
    assert state.outcome.id == "owner"


def test_the_procedures_that_apply_are_in_the_order_of_the_flow(toy_flow: Flow) -> None:
    state = reached(toy_flow, pet="dog", walk="no", age="puppy")
    assert [procedure.id for procedure in state.procedures] == ["rest", "feed", "exercise"]


def test_an_answer_to_a_question_that_does_not_apply_is_ignored(toy_flow: Flow) -> None:
    state = reached(toy_flow, pet="cat", walk="no", age="old")
    assert given(state.answers) == {"pet": "cat", "age": "old"}
    assert [procedure.id for procedure in state.procedures] == ["rest", "feed"]


def test_an_option_that_is_not_offered_leaves_its_question_open(toy_flow: Flow) -> None:
    assert asked(toy_flow, pet="cat", age="puppy") == "age"
    assert asked(toy_flow, pet="hamster") == "pet"


def test_answers_after_an_open_question_do_not_count_yet(toy_flow: Flow) -> None:
    state = replay(toy_flow, {"age": "old"})
    assert isinstance(state, Asking)
    assert state.question.id == "pet"
    assert state.answers == ()


def test_answers_after_an_open_question_are_kept_until_it_has_one(toy_flow: Flow) -> None:
    flow = replace(toy_flow, questions=(PET, replace(WALK, when={})))
    assert given(kept(flow, {"walk": "yes"})) == {"walk": "yes"}
    assert given(kept(flow, {"pet": "nothing", "walk": "yes"})) == {"walk": "yes"}
    assert given(kept(toy_flow, {"pet": "cat", "walk": "yes"})) == {"pet": "cat"}


def test_a_procedure_also_applies_when_the_answers_meet_its_other_condition(toy_flow: Flow) -> None:
    rest, feed, exercise = toy_flow.procedures
    flow = replace(toy_flow, procedures=(rest, replace(feed, or_when={"pet": ("none",)}), exercise))
    assert [procedure.id for procedure in reached(flow, pet="none").procedures] == ["rest", "feed"]
    assert [procedure.id for procedure in reached(flow, pet="cat", age="old").procedures] == ["rest", "feed"]
    assert [procedure.id for procedure in reached(toy_flow, pet="none").procedures] == ["rest"]


def test_a_plan_has_each_note_once(toy_flow: Flow) -> None:
    rest, feed, exercise = toy_flow.procedures
    first, second = (replace(part, before=("new",), warning="careful", notes=("old",)) for part in (rest, feed))
    state = reached(replace(toy_flow, procedures=(first, second, exercise)), pet="cat", age="old")
    assert [(part.before, part.warning) for part in state.plan] == [(("new",), "careful"), ((), None)]
    assert state.notes == ("old", "new")


def test_a_plan_leaves_out_the_steps_that_its_answers_do_not_call_for(toy_flow: Flow) -> None:
    rest, feed, _ = toy_flow.procedures
    call, *others = feed.steps
    steps_of_feed = (replace(call, unless={"age": ("old",)}), *others)
    flow = replace(toy_flow, procedures=(rest, replace(feed, steps=steps_of_feed)))
    for age, steps in (("old", ["open", "read"]), ("young", ["call", "open", "read"])):
        assert [step.id for step in reached(flow, pet="cat", age=age).procedures[1].steps] == steps
