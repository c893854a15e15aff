from helper.engine.moves import changeable_answers, next_moves
from helper.engine.paths import EMBED, locate
from helper.engine.replay import Asking
from helper.model.flow import Flow


def test_each_offered_option_leads_to_the_state_after_it(toy_flow: Flow) -> None:
    state = locate(toy_flow, "helper/pet-cat/").state
    assert isinstance(state, Asking)
    assert [(move.option.id, move.path) for move in next_moves(toy_flow, state)] == [
        ("old", "helper/pet-cat/age-old/"),
        ("young", "helper/pet-cat/age-young/"),
    ]


def test_moves_below_embed_stay_below_embed(toy_flow: Flow) -> None:
    state = locate(toy_flow, "embed/pet-cat/").state
    assert isinstance(state, Asking)
    moves = [*next_moves(toy_flow, state, EMBED), *changeable_answers(toy_flow, state, EMBED)[0].alternatives]
    assert [move.path for move in moves] == [
        "embed/pet-cat/age-old/",
        "embed/pet-cat/age-young/",
        "embed/pet-dog/",
        "embed/pet-none/",
    ]


def changes(flow: Flow, path: str) -> dict[str, dict[str, str]]:
    return {
        item.answer.question.id: {move.option.id: move.path for move in item.alternatives}
        for item in changeable_answers(flow, locate(flow, path).state)
    }


def test_changing_an_answer_keeps_the_others_that_still_count(toy_flow: Flow) -> None:
    assert changes(toy_flow, "helper/pet-dog/walk-no/age-old/") == {
        "pet": {"cat": "helper/pet-cat/age-old/", "none": "helper/pet-none/"},
        "walk": {"yes": "helper/pet-dog/walk-yes/age-old/"},
        "age": {"young": "helper/pet-dog/walk-no/age-young/", "puppy": "helper/pet-dog/walk-no/age-puppy/"},
    }


def test_changing_an_answer_reopens_questions_whose_answer_no_longer_counts(toy_flow: Flow) -> None:
    assert changes(toy_flow, "helper/pet-dog/walk-no/age-puppy/")["pet"]["cat"] == "helper/pet-cat/"


def test_changing_an_answer_asks_questions_that_now_apply(toy_flow: Flow) -> None:
    assert changes(toy_flow, "helper/pet-cat/age-old/")["pet"]["dog"] == "helper/pet-dog/"
