"""The pages of states are put into the pages that stand in for them."""

import json
from pathlib import Path

import pytest
from markupsafe import escape

from helper.engine.graph import states
from helper.engine.paths import EMBED, START, path_of
from helper.engine.replay import Reached
from helper.model.flow import Flow
from helper.publish.files.paths import QR_CODES
from helper.publish.finish.states import write_states
from helper.publish.pages.stand_ins import CODE, DATA, DESCRIPTION, HTML, TITLE, stand_in_paths
from helper.render.environment import component
from helper.render.region import render, root_from

URL = "https://host.example/"


@pytest.fixture
def site(tmp_path: Path, toy_flow: Flow) -> Path:
    """What the theme makes: pages that stand in for states, and the first question."""
    every = list(states(toy_flow))
    for path in [path for start in (START, EMBED) for path in (start, *stand_in_paths(every, start))]:
        (tmp_path / path).mkdir(parents=True)
        code = component(toy_flow.strings, "qr_code", path, CODE, root_from(path) + QR_CODES)
        data = f'<script type="application/ld+json">"{DATA}"</script>'
        text = f"<title>{TITLE}</title>{data}<p title='{DESCRIPTION}'>{URL}{path}</p>{HTML}{code if path.startswith(START) else ''}"
        (tmp_path / path / "index.html").write_text(text)
    (tmp_path / "assets").mkdir()
    return tmp_path


def test_each_state_has_its_own_pages_and_nothing_of_a_stand_in_is_left(site: Path, toy_flow: Flow) -> None:
    assert write_states(site, toy_flow, URL) == 0
    codes = json.loads((site / QR_CODES).read_text())
    for state in states(toy_flow):
        for start in (START, EMBED):
            path = path_of(state.answers, start)
            page = (site / path / "index.html").read_text()
            if state.answers:
                region = render(toy_flow, state, start=start, site_url=URL)
                assert f"<title>{escape(region.title)}</title>" in page
                assert f"<p title='{escape(region.description)}'>{URL}{path}</p>" in page
                assert page.count('class="helper-heading"') == 1
                assert "TheState" not in page
                assert "/State/" not in page
                has_code = isinstance(state, Reached) and start == START
                assert (codes.get(path_of(state.answers), "no code") in page) is has_code
    assert not list(site.rglob("State"))


def test_above_the_limit_states_after_the_most_answers_have_no_pages(site: Path, toy_flow: Flow) -> None:
    every = sorted(states(toy_flow), key=lambda state: len(state.answers))
    assert write_states(site, toy_flow, URL, most=3) == len(every) - 3
    for number, state in enumerate(every):
        path = path_of(state.answers)
        assert (site / path / "index.html").exists() is (number < 3), path
        assert (site / path / "plan.txt").exists() is isinstance(state, Reached), path
