"""Whatever fails, people reach the right outcome and read nothing meant for programmers; one warning names the cause."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from helper.engine.paths import locate
from helper.engine.replay import Reached
from helper.model.flow import Flow
from tests.support.browser.faulty_site import faulty_site
from tests.support.faults import FAULTS
from tests.support.faults.person import ANSWERS, Person
from tests.support.faults.row import BOTH, Fault


@pytest.mark.parametrize(
    ("engine_browser", "fault"),
    [
        pytest.param(engine, fault, id=f"{engine}, {fault.group}: {fault.name}")
        for fault in FAULTS
        for engine in fault.engines
    ],
    indirect=["engine_browser"],
)
def test_the_person_reaches_the_outcome(
    engine_browser: Browser, site: Path, root_url: str, flow: Flow, fault: Fault
) -> None:
    state = locate(flow, "helper/" + "".join(f"{question}-{option}/" for question, option in ANSWERS.items())).state
    assert isinstance(state, Reached)
    with (
        faulty_site(site, fault.files, recorded=fault.recorded, silent=fault.silent) as address,
        engine_browser.new_context(**fault.options) as context,
    ):
        view = context.new_page()
        if fault.script:
            view.add_init_script(fault.script)
        person = Person(view, address)
        fault.act(person)
        person.sees(flow, state)
    assert tuple(person.state) == fault.state
    assert person.errors == []
    if fault.options.get("java_script_enabled", True):  # else there is nothing but links, and no script to tell
        assert set(person.live) == {fault.live}
    if fault.cause:
        assert person.warnings
        assert [warning for warning in person.warnings if fault.cause not in warning] == []
        # Each page that tries anew warns once.
        assert len(person.warnings) <= 1 + person.live.count(False)
    else:
        assert person.warnings == []


def test_firefox_shows_each_kind_of_result_that_chromium_shows() -> None:
    kinds = {engine: {(f.state, f.live) for f in FAULTS if engine in f.engines} for engine in BOTH}
    assert kinds["firefox"] == kinds["chromium"]
