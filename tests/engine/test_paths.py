import pytest

from helper.engine.graph import states
from helper.engine.paths import EMBED, START, locate, path_of
from helper.model.flow import Flow


@pytest.mark.parametrize("start", [START, EMBED])
def test_every_state_has_a_path_of_its_own_below_each_start(toy_flow: Flow, start: str) -> None:
    for state in states(toy_flow):
        located = locate(toy_flow, path_of(state.answers, start))
        assert located.exact
        assert located.start == start
        assert located.state == state


def test_no_two_states_share_a_path(toy_flow: Flow) -> None:
    paths = [path_of(state.answers, start) for state in states(toy_flow) for start in (START, EMBED)]
    assert len(paths) == len(set(paths))


@pytest.mark.parametrize("path", ["", "helper", "helper/", "/helper/", "helper/index.html"])
def test_the_root_and_every_spelling_of_the_start_are_exact(toy_flow: Flow, path: str) -> None:
    located = locate(toy_flow, path)
    assert located.exact
    assert path_of(located.state.answers) == "helper/"


@pytest.mark.parametrize(
    ("path", "closest"),
    [
        ("helper/pet-hamster/", "helper/"),
        ("helper/horse-yes/", "helper/"),
        ("helper/pet-cat/age-puppy/", "helper/pet-cat/"),
        ("helper/pet-cat/walk-no/", "helper/pet-cat/"),
        ("helper/walk-no/pet-dog/", "helper/"),
        ("helper/pet-dog/walk-no/walk-no/", "helper/pet-dog/walk-no/"),
        ("helper/pet-none/age-old/", "helper/pet-none/"),
        ("helper/pet-cat//age-old/", "helper/pet-cat/"),
        ("guide/contacts/", "helper/"),
        ("helper/%70et-cat/nonsense", "helper/pet-cat/"),
        ("../../etc/passwd", "helper/"),
        ("helper/%00/<script>", "helper/"),
        ("embed/pet-cat/age-puppy/", "embed/pet-cat/"),
        ("embed/helper/pet-cat/", "embed/"),
        ("helper/embed/", "helper/"),
        ("embedded/pet-cat/", "helper/"),
    ],
)
def test_a_path_that_no_state_has_gives_the_closest_state(toy_flow: Flow, path: str, closest: str) -> None:
    located = locate(toy_flow, path)
    assert not located.exact
    assert path_of(located.state.answers, located.start) == closest
