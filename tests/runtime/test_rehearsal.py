"""The rehearsal asks for everything."""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from types import CodeType
from typing import Any

import pytest

from helper.api import entry
from helper.api.entry import RESPONSES
from helper.api.validation import InvalidRequestError
from helper.model.flow import Flow
from helper.runtime import rehearsal
from helper.runtime.rehearsal import EXAMPLES, MOST_STATES, requests
from helper.words import reading
from helper.words.reading import read
from tests.words.sentences import TEST, TUNE, sentences
from tests.words.test_careful import LINES

COUNT = 300


@pytest.fixture(scope="module")
def asked(flow: Flow) -> list[str]:
    return requests(flow, COUNT)


def kind_of(request: str) -> str:
    """The kind of the request, or nothing if it has none."""
    try:
        [kind] = json.loads(request)
    except (ValueError, TypeError, RecursionError):
        return ""
    return kind if kind in list(RESPONSES) else ""


def test_every_kind_of_request_is_rehearsed_with_valid_and_invalid_ones(flow: Flow, asked: list[str]) -> None:
    outcomes: Counter[tuple[str, bool]] = Counter()
    for request in asked:
        try:
            entry.respond(flow, entry._parse(request))
        except InvalidRequestError:
            outcomes[kind_of(request), False] += 1
        else:
            outcomes[kind_of(request), True] += 1
    assert {kind for kind, is_valid in outcomes if is_valid} == set(RESPONSES)
    assert {kind for kind, is_valid in outcomes if not is_valid} == {*RESPONSES, ""}


def test_a_kind_of_request_that_is_not_rehearsed_stops_the_build(flow: Flow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RESPONSES, "horoscope", lambda *_: {})
    with pytest.raises(NotImplementedError) as raised:
        requests(flow, 0)
    assert str(raised.value) == "requests for horoscope are not rehearsed: add them to EXAMPLES in rehearsal.py"


def test_nothing_is_rehearsed_that_the_helper_does_not_know() -> None:
    assert EXAMPLES.keys() == RESPONSES.keys()


def test_the_same_flow_gives_the_same_requests(flow: Flow, asked: list[str]) -> None:
    assert requests(flow, COUNT) == asked


def test_some_requests_are_huge_and_some_are_no_json(asked: list[str]) -> None:
    assert max(map(len, asked)) > rehearsal.LONG / 2

    def is_json(text: str) -> bool:
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            return False
        return True

    assert COUNT / 50 < sum(not is_json(each) for each in asked) < COUNT / 2


def test_a_large_flow_is_rehearsed_with_some_of_its_states(flow: Flow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsal, "MOST_STATES", 2)
    paths: set[Any] = {
        json.loads(each)["state"] for each in requests(flow, 0) if kind_of(each) == "state" and "{" in each
    }
    assert 2 <= len(paths - set(rehearsal.UNKNOWN_PATHS)) <= 5 < MOST_STATES


def lines_run(flow: Flow, texts: Iterable[str]) -> set[tuple[str, int]]:
    """The lines of `helper/words` that run when the texts are read."""
    folder = reading.__file__.removesuffix("reading.py")
    ran: set[tuple[str, int]] = set()

    def record(code: CodeType, line: int) -> object:
        if code.co_filename.startswith(folder):
            ran.add((code.co_filename.removeprefix(folder), line))
        return sys.monitoring.DISABLE

    tool, events = sys.monitoring.PROFILER_ID, sys.monitoring.events
    sys.monitoring.use_tool_id(tool, __name__)
    try:
        sys.monitoring.register_callback(tool, events.LINE, record)
        sys.monitoring.set_events(tool, events.LINE)
        sys.monitoring.restart_events()
        for text in texts:
            read(flow, text)
    finally:
        sys.monitoring.set_events(tool, events.NO_EVENTS)
        sys.monitoring.free_tool_id(tool)
    return ran


def test_the_rehearsal_runs_every_line_that_a_sentence_runs(flow: Flow) -> None:
    valid = (json.loads(each) for each in requests(flow, 0) if kind_of(each) == "words")
    rehearsed = lines_run(flow, (each["words"]["text"] for each in valid))
    known = [each.text for file in (TUNE, TEST) for each in sentences(file)] + LINES
    missing = sorted(lines_run(flow, known) - rehearsed)
    assert missing == [], "add sentences that run these lines to SAYINGS in rehearsal.py"
