from dataclasses import replace

from helper.engine.call_script import CallScript, call_script
from helper.engine.paths import locate
from helper.engine.replay import Reached
from helper.model.flow import Flow, Option


def script_at(flow: Flow, path: str, procedure: int, step: int) -> CallScript | None:
    state = locate(flow, path).state
    assert isinstance(state, Reached)
    return call_script(flow, state, state.procedures[procedure].steps[step])


def test_a_call_script_says_all_answers_and_asks_what_the_step_asks(toy_flow: Flow) -> None:
    script = script_at(toy_flow, "helper/pet-dog/walk-no/age-old/", 1, 0)
    assert script == CallScript(
        toy_flow.contacts["vet"], ("I say dog.", "I say no.", "I say old."), "What does it eat?"
    )


def test_a_step_without_a_contact_has_no_call_script(toy_flow: Flow) -> None:
    assert script_at(toy_flow, "helper/pet-none/", 0, 0) is None


def test_an_answer_is_said_only_to_the_contacts_that_need_to_hear_it(toy_flow: Flow) -> None:
    pet, *others = toy_flow.questions
    told: dict[str, tuple[str, ...]] = {"vet": ("vet",), "shop": ("shop",), "all": ()}

    def tell(option: Option, name: str) -> Option:
        return replace(option, tell=told[name])

    for name, says in (
        ("vet", ("I say cat.", "I say old.")),
        ("shop", ("I say old.",)),
        ("all", ("I say cat.", "I say old.")),
    ):
        options = tuple(tell(option, name) if option.id == "cat" else option for option in pet.options)
        flow = replace(toy_flow, questions=(replace(pet, options=options), *others))
        script = script_at(flow, "helper/pet-cat/age-old/", 1, 0)
        assert script
        assert script.says == says
