"""The same in every engine: all words of both rungs, a journey, and the next rung when the first is not there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from helper.engine.graph import states
from helper.model.flow import Flow
from helper.render.region import Region, render
from tests.browser.test_conformance import ASK_WORKER
from tests.support.browser.engine import Engine, Page
from tests.support.browser.engines import NAMES, engine
from tests.support.browser.faulty_site import faulty_site
from tests.support.browser.helper import SETTLED, STATE
from tests.support.browser.skip import skipped_without


@pytest.fixture(scope="module", params=NAMES)
def started(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Engine]:
    with skipped_without(request.param), engine(request.param, playwright) as found:
        yield found


@pytest.fixture
def engine_page(started: Engine, record_property: Callable[[str, object], None]) -> Iterator[Page]:
    record_property("engine", started.version)
    with started.page() as page:
        yield page


@pytest.mark.parametrize("rung", ["image", "plain"])
def test_every_state_has_cpythons_words(engine_page: Page, site_url: str, flow: Flow, rung: str) -> None:
    regions: list[Region] = [render(flow, state) for state in states(flow)]
    engine_page.goto(site_url)
    requests = [{"state": region.path} for region in regions]
    ready, *answers = engine_page.evaluate(f"({ASK_WORKER})({[rung, requests]})")
    assert ready == {"ready": True}
    assert [answer["answer"] for answer in answers] == [
        {"html": region.html, "title": region.title, "path": region.path} for region in regions
    ]


def test_a_journey_leads_to_an_outcome_and_back(engine_page: Page, site_url: str) -> None:
    engine_page.goto(site_url)
    engine_page.wait_for(SETTLED)
    assert engine_page.evaluate(STATE) == ["ready", "image"]
    engine_page.evaluate("void (window.same = true)")
    for question, option in (("kog", "no"), ("kasper", "yes"), ("old-sign-in", "no")):
        engine_page.click(f"[data-question='{question}'] a[data-option='{option}']")
    engine_page.wait_for("document.querySelector('[data-outcome=\"recover-and-link\"]')")
    assert engine_page.url == f"{site_url}helper/kog-no/kasper-yes/old-sign-in-no/"
    engine_page.evaluate("history.back()")
    engine_page.wait_for("document.querySelector('[data-question=\"old-sign-in\"]')")
    assert engine_page.evaluate("window.same")


def test_without_the_image_python_starts_plainly(engine_page: Page, site: Path) -> None:
    with faulty_site(site, {"image.bin": lambda _: None}) as address:
        engine_page.goto(address)
        engine_page.wait_for(SETTLED)
        assert engine_page.evaluate(STATE) == ["ready", "plain"]


def test_without_webassembly_links_remain(engine_page: Page, site: Path) -> None:
    with faulty_site(site, {"image.js": lambda sound: b"delete globalThis.WebAssembly;" + sound}) as address:
        engine_page.goto(address)
        engine_page.wait_for(SETTLED)
        assert engine_page.evaluate(STATE) == ["unavailable", "links"]
        engine_page.click("a[data-option='no']")
        engine_page.wait_for("document.querySelector('[data-question=\"kasper\"]')")
        assert engine_page.url == f"{address}helper/kog-no/"
