"""In every fault people reach the right outcome and see no error; one warning on the console names the cause."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from helper.engine.paths import locate
from helper.engine.replay import Reached
from helper.model.flow import Flow
from tests.support.browser.faulty_site import faulty_site
from tests.support.browser.requests import foreign
from tests.support.browser.worker import ASK, starts_path
from tests.support.faults import FAULTS
from tests.support.faults.row import BOTH, FALLBACK, LINKS, Fault
from tests.support.faults.visitor import ANSWERS, Visitor


@pytest.mark.parametrize(
    ("engine_browser", "fault"),
    [
        pytest.param(engine, fault, id=f"{engine}, {fault.group}: {fault.name}")
        for fault in FAULTS
        for engine in fault.engines
        if fault.act
    ],
    indirect=["engine_browser"],
)
def test_the_visitor_reaches_the_outcome(
    engine_browser: Browser, site: Path, root_url: str, flow: Flow, fault: Fault
) -> None:
    assert fault.act
    state = locate(flow, "helper/" + "".join(f"{question}-{option}/" for question, option in ANSWERS.items())).state
    assert isinstance(state, Reached)
    with (
        faulty_site(site, fault.files, recorded=fault.recorded, silent=fault.silent) as url,
        engine_browser.new_context(**fault.options) as context,
    ):
        view = context.new_page()
        if fault.script:
            view.add_init_script(fault.script)
        visitor = Visitor(view, url)
        fault.act(visitor)
        visitor.sees(flow, state)
    assert tuple(visitor.state) == fault.state
    assert visitor.errors == []
    if fault.state == FALLBACK:
        assert any(each.endswith("python_stdlib.zip") for each in visitor.asked), "requests of the worker are missing"
        assert foreign(visitor.asked, url) == set()
    if fault.options.get("java_script_enabled", True):  # without scripts there are only links
        assert set(visitor.live) == {fault.live}
    if fault.cause:
        assert visitor.warnings
        assert [warning for warning in visitor.warnings if fault.cause not in warning] == []
        # Each page that tries again warns once.
        assert len(visitor.warnings) <= 1 + visitor.live.count(False)
    else:
        assert visitor.warnings == []


@pytest.fixture(scope="module")
def shared_page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


@pytest.mark.parametrize(
    "fault", [pytest.param(fault, id=f"{fault.group}: {fault.name}") for fault in FAULTS if not fault.act]
)
def test_a_worker_reports_the_fault(shared_page: Page, site: Path, fault: Fault) -> None:
    def report_of(start: str) -> Any:
        return shared_page.evaluate(ASK, [url + starts_path(site), start, []])[0]

    with faulty_site(site, fault.files, recorded=fault.recorded) as url:
        shared_page.goto(f"{url}robots.txt")
        reports = [report_of(start) for start in (("image", "plain") if fault.state == LINKS else ("image",))]
    assert fault.cause in "; then: ".join(report["failure"] for report in reports)


def test_firefox_shows_each_kind_of_result_that_chromium_shows() -> None:
    # test_engines.py shows the fallback in Firefox, which cannot turn off scripts for a single page.
    shown = [f for f in FAULTS if f.act and f.state != FALLBACK and f.options != {"java_script_enabled": False}]
    kinds = {engine: {(f.state, f.live) for f in shown if engine in f.engines} for engine in BOTH}
    assert kinds["firefox"] == kinds["chromium"]
