"""Firefox and WebKit do what Chromium does: the same words, a live journey, the fallback, and links without Python.

All other tests run in Chromium: test_conformance.py visits all states, test_faults.py all faults.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from helper.api.entry import respond
from helper.engine.paths import path_of
from helper.engine.replay import State
from helper.model.flow import Flow
from tests.support.browser.engine import Engine, Page
from tests.support.browser.faulty_site import before, faulty_site, in_worker, starved
from tests.support.browser.helper import SETTLED, STATE
from tests.support.browser.worker import ASK, starts_path
from tests.support.cover import representative_outcomes, representative_questions
from tests.support.faults.files import NOTHING_AHEAD
from tests.support.faults.row import short
from tests.support.page import parse, text_of

LONG: Final = 180
"""Seconds in which the fallback starts on a busy machine."""
PATIENT: Final = before(short(2000, to=60_000) + short(30_000, to=LONG * 1000))
"""Has the page wait longer for a response and for the start of the fallback."""


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def started(request: pytest.FixtureRequest, start_engine: Callable[[str], Engine]) -> Engine:
    return start_engine(request.param)


@pytest.fixture(scope="module")
def shared_page(started: Engine) -> Iterator[Page]:
    """Each test serves the site at an origin of its own, so one browser profile is enough."""
    with started.page() as page:
        yield page


@pytest.fixture
def engine_page(started: Engine, shared_page: Page, record_property: Callable[[str, object], None]) -> Page:
    record_property("engine", started.version)
    return shared_page


def test_states_have_cpythons_words(engine_page: Page, site: Path, flow: Flow) -> None:
    picked: tuple[State, ...] = (*representative_questions(flow), *representative_outcomes(flow))
    requests = [{"state": path_of(state.answers)} for state in picked]
    with faulty_site(site, {}) as url:
        engine_page.goto(url)
        ready, *answers = engine_page.evaluate(f"({ASK})({[url + starts_path(site), 'image', requests]})")
    assert ready == {"ready": True}
    assert [answer["response"] for answer in answers] == [respond(flow, request) for request in requests]


def test_a_live_journey_leads_to_an_outcome_and_back(engine_page: Page, site: Path) -> None:
    with faulty_site(site, {"helper.js": PATIENT}, recorded=True) as url:
        engine_page.goto(url)
        engine_page.wait_for(SETTLED)
        assert engine_page.evaluate(STATE) == ["ready", "image"]
        engine_page.evaluate("void (window.same = true)")
        for question, option in (("kog", "no"), ("kasper", "yes"), ("old-sign-in", "no")):
            engine_page.click(f"[data-question='{question}'] a[data-option='{option}']")
        engine_page.wait_for("document.querySelector('[data-outcome=\"recover-and-link\"]')")
        assert engine_page.url == f"{url}helper/kog-no/kasper-yes/old-sign-in-no/"
        engine_page.evaluate("history.back()")
        engine_page.wait_for("document.querySelector('[data-question=\"old-sign-in\"]')")
        assert engine_page.evaluate("window.same")


def test_where_the_image_lacks_a_function_the_fallback_goes_on(engine_page: Page, site: Path) -> None:
    def patient(sound: bytes) -> bytes | None:
        return PATIENT(in_worker(NOTHING_AHEAD)(sound) or b"")

    with faulty_site(site, {"image.wasm": starved, "helper.js": patient}, recorded=True) as url:
        engine_page.goto(url)
        engine_page.wait_for(SETTLED)
        assert engine_page.evaluate(STATE) == ["ready", "image"]
        engine_page.evaluate(
            "void (window.same = true, window.warnings = [], console.warn = (text) => warnings.push(text))"
        )
        engine_page.click("a[data-option='no']")
        engine_page.wait_for("document.querySelector('[data-question=\"kasper\"]')")
        engine_page.wait_for(f"({STATE}).join() === 'ready,plain'", LONG)
        [warning] = engine_page.evaluate("warnings")
        assert re.search(r"Python stopped in function \d+ of pyodide\.asm\.wasm", warning)
        assert engine_page.evaluate("window.same")
        shown = engine_page.evaluate("document.querySelector('[data-helper]').textContent")
        assert " ".join(shown.split()) == text_of(parse(site, "helper/kog-no/").find("div[@data-helper]")[0])


def test_without_webassembly_links_remain(engine_page: Page, site: Path) -> None:
    with faulty_site(site, {"helper.js": before("delete globalThis.WebAssembly;")}, recorded=True) as url:
        engine_page.goto(url)
        engine_page.wait_for(SETTLED)
        assert engine_page.evaluate(STATE) == ["unavailable", "links"]
        engine_page.click("a[data-option='no']")
        engine_page.wait_for("document.querySelector('[data-question=\"kasper\"]')")
        assert engine_page.url == f"{url}helper/kog-no/"
