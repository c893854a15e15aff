from dataclasses import replace

import pytest

from helper.engine.address import locate
from helper.engine.call_scripts import CallScript, call_scripts
from helper.engine.replay import Reached
from helper.model.flow import Flow, Step


def calls_at(flow: Flow, path: str) -> tuple[CallScript, ...]:
    state = locate(flow, path).state
    assert isinstance(state, Reached)
    return call_scripts(flow, state)


def test_one_tells_all_answers_asks_what_the_step_says_and_has_its_procedures_things_at_hand(toy_flow: Flow) -> None:
    [call] = calls_at(toy_flow, "helper/pet-dog/walk-no/age-old/")
    assert call.contact.id == "vet"
    assert call.says == ("I say dog.", "I say no.", "I say old.")
    assert call.asks == ("What does it eat?",)
    assert call.at_hand == ("A bowl", "Food")


def test_a_plan_that_sends_nobody_to_a_contact_has_no_call(toy_flow: Flow) -> None:
    assert calls_at(toy_flow, "helper/pet-none/") == ()


@pytest.mark.parametrize(("contacts", "told"), [(("vet", "vet"), ["vet"]), (("shop", "vet"), ["shop", "vet"])])
def test_each_contact_has_one_call_in_the_order_of_the_plan(
    toy_flow: Flow, contacts: tuple[str, str], told: list[str]
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
    found = calls_at(flow, "helper/pet-cat/age-old/")
    assert [call.contact.id for call in found] == told
    assert [ask for call in found for ask in call.asks] == ["One?", "Two?"]
    if len(told) == 1:
        assert found[0].at_hand == ("Food", "A bed", "A bowl")
