from collections.abc import Iterable
from dataclasses import replace

from helper.engine.graph import states
from helper.engine.paths import path_of
from helper.engine.replay import Asking, Reached
from helper.model.flow import Flow
from tests.support.cover import (
    asking_traits,
    cover,
    reached_traits,
    representative_outcomes,
    representative_questions,
)
from tests.support.toy import option


def test_a_cover_has_every_trait_and_nothing_that_adds_none() -> None:
    assert cover(["a", "abc", "cd", "d", "bc"], set) == ("abc", "cd")
    assert cover([], set) == ()


def test_the_representatives_show_all_that_any_state_shows(flow: Flow, toy_flow: Flow) -> None:
    for content in (flow, toy_flow):
        asking = [state for state in states(content) if isinstance(state, Asking)]
        reached = [state for state in states(content) if isinstance(state, Reached)]
        questions, outcomes = representative_questions(content), representative_outcomes(content)
        assert union(map(asking_traits, questions)) == union(map(asking_traits, asking))
        assert union(map(reached_traits, outcomes)) == union(map(reached_traits, reached))


def test_the_longest_outcome_is_a_representative(toy_flow: Flow) -> None:
    paths = [path_of(state.answers) for state in representative_outcomes(toy_flow)]
    assert paths[0] == "helper/pet-dog/walk-no/age-old/"


def test_more_states_of_the_same_content_need_few_more_representatives(toy_flow: Flow) -> None:
    pet, walk, age = toy_flow.questions
    ages = tuple(option(f"age{number}") for number in range(20))
    larger = replace(toy_flow, questions=(pet, walk, replace(age, options=ages)))
    assert len(list(states(larger))) > 60
    assert len(representative_questions(larger)) == 3
    assert len(representative_outcomes(larger)) <= 22


def union(parts: Iterable[frozenset[str]]) -> set[str]:
    return set[str]().union(*parts)
