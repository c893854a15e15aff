"""Any path and any answers lead to a state of the flow, never to an error."""

from typing import Final
from urllib.parse import unquote

from hypothesis import given, settings, strategies

from helper.engine.paths import Located, locate, path_of
from helper.engine.replay import given as given_answers
from helper.engine.replay import replay
from tests.support.addresses import FLOW, STATES, addresses
from tests.support.toy import FLOW as TOY_FLOW

IDS: Final = sorted(
    {id for flow in (FLOW, TOY_FLOW) for q in flow.questions for id in (q.id, *(option.id for option in q.options))}
)
ID: Final = strategies.sampled_from(IDS) | strategies.text(max_size=6)


@settings(max_examples=1500)
@given(addresses())
def test_any_path_leads_to_a_state_whose_own_path_is_exact(address: str) -> None:
    located = locate(FLOW, address)
    own = path_of(located.state.answers, located.start)
    assert STATES[path_of(located.state.answers)] == located.state
    assert locate(FLOW, own) == Located(located.state, exact=True, start=located.start)
    spelled = unquote(address).removesuffix("/index.html").strip("/")
    if located.exact:
        assert f"{spelled}/" == own or spelled in ("", "index.html")


@settings(max_examples=400)
@given(strategies.dictionaries(ID, ID, max_size=6))
def test_any_answers_lead_to_a_state_that_depends_on_nothing_else(answers: dict[str, str]) -> None:
    state = replay(FLOW, answers)
    assert STATES[path_of(state.answers)] == state
    assert given_answers(state.answers).items() <= answers.items()
    assert replay(FLOW, given_answers(state.answers)) == state
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


def test_only_the_beginning_of_an_endless_path_is_read() -> None:
    for more in ("/", "%2F", "x/", "kasper-yes/"):
        located = locate(FLOW, "helper/kog-no/" + "/" + more * 10_000_000)
        assert located == Located(STATES["helper/kog-no/"], exact=False)


def test_only_a_file_named_index_html_stands_for_its_folder() -> None:
    assert not locate(FLOW, "helper/kog-noindex.html").exact
