from dataclasses import replace

import pytest

from helper.engine.call_scripts import CallScript, call_scripts
from helper.engine.paths import locate
from helper.engine.replay import Reached
from helper.model.flow import Flow, Step


def scripts_at(flow: Flow, path: str) -> tuple[CallScript, ...]:
    state = locate(flow, path).state
    assert isinstance(state, Reached)
    return call_scripts(flow, state)


def test_a_call_script_says_all_answers_asks_what_the_step_asks_and_lists_what_to_have_at_hand(toy_flow: Flow) -> None:
    [script] = scripts_at(toy_flow, "helper/pet-dog/walk-no/age-old/")
    assert script.contact.id == "vet"
    assert script.says == ("I say dog.", "I say no.", "I say old.")
    assert script.asks == ("What does it eat?",)
    assert script.at_hand == ("A bowl", "Food")


def test_a_plan_without_contacts_has_no_call_script(toy_flow: Flow) -> None:
    assert scripts_at(toy_flow, "helper/pet-none/") == ()


@pytest.mark.parametrize(("contacts", "expected"), [(("vet", "vet"), ["vet"]), (("shop", "vet"), ["shop", "vet"])])
def test_each_contact_has_one_call_script_in_the_order_of_the_plan(
    toy_flow: Flow, contacts: tuple[str, str], expected: list[str]
) -> None:
    rest, feed, exercise = toy_flow.procedures
    first, second = contacts
    flow = replace(
        toy_flow,
        contacts={**toy_flow.contacts, "shop": replace(toy_flow.contacts["vet"], id="shop")},
        procedures=(
            replace(rest, at_hand=("Food", "A bed"), steps=(Step(id="a", text="A.", contact=first, ask="One?"),)),
            replace(feed, steps=(Step(id="b", text="B.", contact=second, ask="Two?"),)),
            exercise,
        ),
    )
    scripts = scripts_at(flow, "helper/pet-cat/age-old/")
    assert [script.contact.id for script in scripts] == expected
    assert [ask for script in scripts for ask in script.asks] == ["One?", "Two?"]
    if len(expected) == 1:
        assert scripts[0].at_hand == ("Food", "A bed", "A bowl")
