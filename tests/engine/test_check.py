from dataclasses import replace

from helper.engine.check import check
from helper.model.errors import Finding
from helper.model.flow import Flow, Redirect
from tests.support.toy import AGE, PET, option, procedure


def problems(flow: Flow) -> list[str]:
    return [finding.problem for finding in check(flow)]


def test_a_valid_flow_has_no_errors(toy_flow: Flow) -> None:
    assert list(check(toy_flow)) == []


def test_answers_without_an_outcome_are_reported(toy_flow: Flow) -> None:
    flow = replace(toy_flow, outcomes=(replace(toy_flow.outcomes[0], when={"pet": ("none",)}),))
    assert "The answers pet: cat, age: old lead to no outcome." in problems(flow)


def test_answers_without_a_procedure_are_reported(toy_flow: Flow) -> None:
    flow = replace(toy_flow, procedures=toy_flow.procedures[1:])
    assert list(check(flow)) == [
        Finding(
            "questions",
            "pet",
            "The answers pet: none lead to no procedure.",
            "Add a procedure to procedures.yml whose “when” they meet.",
        )
    ]


def test_a_redirect_from_an_id_in_use_or_to_a_missing_id_is_reported(toy_flow: Flow) -> None:
    flow = replace(
        toy_flow, redirects={"feed": Redirect(id="feed", now="rest"), "pet-cow": Redirect(id="pet-cow", now="pet-calf")}
    )
    assert problems(flow) == ["“feed” is still in use.", "There is no “pet-calf”."]


def test_everything_unreachable_is_reported(toy_flow: Flow) -> None:
    flow = replace(
        toy_flow,
        questions=(
            *toy_flow.questions,
            replace(PET, id="never", when={"pet": ("cat",), "walk": ("yes",)}),
            replace(AGE, id="last", when={}, options=(option("a"), option("b", pet=("cat",), walk=("yes",)))),
        ),
        outcomes=(*toy_flow.outcomes, replace(toy_flow.outcomes[0], id="late")),
        procedures=(*toy_flow.procedures, procedure("unused", pet=("cat",), walk=("no",))),
    )
    assert problems(flow) == [
        "This question is never asked.",
        "Its option “b” is never offered.",
        "No answers lead to this outcome.",
        "No plan contains this procedure.",
    ]


def test_a_question_without_options_is_reported(toy_flow: Flow) -> None:
    flow = replace(toy_flow, questions=(PET, replace(AGE, options=(option("old", pet=("dog",)),))))
    assert "After the answers pet: cat, this question offers no option." in problems(flow)


def test_two_answers_with_the_same_public_id_are_reported(toy_flow: Flow) -> None:
    flow = replace(
        toy_flow,
        questions=(
            replace(PET, options=(*PET.options, option("not-sure"))),
            replace(AGE, id="pet-not", when={}, options=(option("sure"),)),
        ),
        procedures=toy_flow.procedures[:2],
    )
    assert "In a URL, “pet-not-sure” could also be an answer to “pet”." in problems(flow)


def test_steps_that_no_plan_contains_are_reported(toy_flow: Flow) -> None:
    rest, *others = toy_flow.procedures
    step = replace(rest.steps[0], id="rush", unless={"pet": ("cat", "dog", "none")})
    flow = replace(toy_flow, procedures=(replace(rest, steps=(*rest.steps, step)), *others))
    assert list(check(flow)) == [
        Finding(
            "procedures",
            "rest",
            "No plan contains its step “rush”.",
            "Correct the step’s “unless”, or remove the step.",
        )
    ]


def test_answers_that_leave_a_procedure_no_steps_are_reported(toy_flow: Flow) -> None:
    rest, *others = toy_flow.procedures
    step = replace(rest.steps[0], unless={"pet": ("none",)})
    flow = replace(toy_flow, procedures=(replace(rest, steps=(step,)), *others))
    assert problems(flow) == ["The answers pet: none leave it no steps."]


def test_a_step_instead_of_one_that_not_everyone_has_is_reported(toy_flow: Flow) -> None:
    rest, *others = toy_flow.procedures
    [act] = rest.steps
    sleep = replace(act, id="sleep", applies="instead")
    for steps in (
        (sleep, act),
        (replace(act, applies="sometimes"), sleep),
        (replace(act, unless={"pet": ("dog",)}), sleep, replace(act, id="dream")),
    ):
        flow = replace(toy_flow, procedures=(replace(rest, steps=steps), *others))
        assert "Its step “sleep” is done instead of the step before it, which not everyone has." in problems(flow)
