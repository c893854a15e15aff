"""Whatever the address, and whatever the answers: there is a state of the flow, and never an error."""

from typing import Final
from urllib.parse import unquote

from hypothesis import given, settings, strategies

from helper.engine.address import Located, locate, path_of
from helper.engine.replay import given as told
from helper.engine.replay import replay
from tests.support import toy
from tests.support.addresses import FLOW, STATES, addresses

IDS: Final = sorted(
    {id for flow in (FLOW, toy.FLOW) for q in flow.questions for id in (q.id, *(option.id for option in q.options))}
)
ID: Final = strategies.sampled_from(IDS) | strategies.text(max_size=6)


@settings(max_examples=1500)
@given(addresses())
def test_any_address_has_a_state_whose_own_address_is_exact(address: str) -> None:
    located = locate(FLOW, address)
    own = path_of(located.state.answers, located.start)
    assert STATES[path_of(located.state.answers)] == located.state
    assert locate(FLOW, own) == Located(located.state, exact=True, start=located.start)
    spelled = unquote(address).removesuffix("/index.html").strip("/")
    if located.exact:
        assert f"{spelled}/" == own or spelled in ("", "index.html")


@settings(max_examples=400)
@given(strategies.dictionaries(ID, ID, max_size=6))
def test_any_answers_lead_to_a_state_that_rests_on_nothing_else(answers: dict[str, str]) -> None:
    state = replay(FLOW, answers)
    assert STATES[path_of(state.answers)] == state
    assert told(state.answers).items() <= answers.items()
    assert replay(FLOW, told(state.answers)) == state
    assert replay(FLOW, dict(sorted(answers.items()))) == state


def test_a_path_that_ends_in_a_file_or_slashes_is_exact() -> None:
    for path, state in STATES.items():
        for end in ("index.html", "/", "//"):
            located = locate(FLOW, path + end)
            assert located.exact, path + end
            assert located.state == state, path + end


def test_a_path_that_ends_in_anything_else_is_not_exact() -> None:
    for path, state in STATES.items():
        for end in ("noindex.html", "x/index.html", "index.html/", "index.htm", "%00", "?x"):
            located = locate(FLOW, path + end)
            assert not located.exact, path + end
            assert located.state == state, path + end


def test_an_endless_address_is_followed_from_its_start_and_soon_given_up() -> None:
    for more in ("/", "%2F", "x/", "kasper-yes/"):
        located = locate(FLOW, "helper/kog-no/" + "/" + more * 10_000_000)
        assert located == Located(STATES["helper/kog-no/"], exact=False)


def test_a_file_s_name_that_only_ends_so_is_no_folder() -> None:
    assert not locate(FLOW, "helper/kog-noindex.html").exact
