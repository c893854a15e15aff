"""An outcome shows little at first sight: what to do first is on the first screen, and all else is one opening away."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Page, ViewportSize, expect

from helper.engine.graph import states
from helper.engine.paths import path_of
from helper.engine.replay import Reached, given
from tests.glance.budgets import budgets, first_screen
from tests.glance.measure import DESK, PHONE, glance
from tests.glance.report import table
from tests.support.browser.checklist import show
from tests.support.browser.helper import choose
from tests.support.cover import representative_outcomes
from tests.support.odd_paths import FLOW

LONG: Final = "helper/kog-no/kasper-yes/old-sign-in-no/"
COVERED: Final = """step => {
  const link = step.querySelector(".helper-permalink").getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(step.querySelector("p > span"));
  return [...range.getClientRects()].some((words) => words.right > link.left && words.left < link.right
    && words.bottom > link.top && words.top < link.bottom);
}"""
"""Whether a step's link covers any of its words."""
OUTCOMES: Final = [state for state in states(FLOW) if isinstance(state, Reached)]


@contextmanager
def screen(page: Page, size: ViewportSize) -> Iterator[None]:
    """A page with that window."""
    before = page.viewport_size
    page.set_viewport_size(size)
    yield
    page.set_viewport_size(before or DESK)


def test_no_outcome_shows_more_than_its_budget_on_a_phone(live_page: Page, site_url: str) -> None:
    glances = []
    with screen(live_page, PHONE):
        choose(live_page, "no")  # which is a real move, unlike those that follow
        for state in OUTCOMES:
            show(live_page, site_url, path_of(state.answers))
            glances.append((given(state.answers), glance(live_page, path_of(state.answers))))
    print(table(glances))
    assert [str(budget) for budget in budgets(glances) if not budget.met] == []


def test_without_scripts_an_outcome_shows_no_more(page_without_scripts: Page, site_url: str) -> None:
    glances = []
    with screen(page_without_scripts, PHONE):
        for state in representative_outcomes(FLOW):
            page_without_scripts.goto(site_url + path_of(state.answers))
            glances.append((given(state.answers), glance(page_without_scripts, path_of(state.answers))))
    assert [str(budget) for budget in budgets(glances) if not budget.met] == []


def test_on_a_desk_the_first_step_and_its_phone_number_are_on_the_first_screen(live_page: Page, site_url: str) -> None:
    with screen(live_page, DESK):
        choose(live_page, "no")
        for state in OUTCOMES:
            show(live_page, site_url, path_of(state.answers))
            assert [
                str(budget) for budget in first_screen(glance(live_page, path_of(state.answers))) if not budget.met
            ] == []


def test_the_browser_opens_what_it_finds_on_the_page(page_without_scripts: Page, site_url: str) -> None:
    for words in ("KASPER%20moved%20to%20KOG", "I%20no%20longer%20know", "you%20need%20to%20reapply", "as%20plain"):
        page_without_scripts.goto("about:blank")
        page_without_scripts.goto(f"{site_url}{LONG}#:~:text={words}")
        expect(page_without_scripts.locator("details[open]")).to_have_count(1)


def test_while_steps_are_done_the_progress_takes_a_tenth_of_a_phones_screen(live_page: Page, site_url: str) -> None:
    bar, boxes = live_page.locator(".helper-checklist"), live_page.locator(".helper-tick input")
    with screen(live_page, PHONE):
        choose(live_page, "no")
        show(live_page, site_url, LONG)
        for number, box in enumerate(boxes.all(), 1):
            box.check()
            expect(bar).to_contain_text(re.compile(rf"{number} (of|steps)"))
            assert bar.evaluate("bar => bar.offsetHeight") <= PHONE["height"] / 10
        live_page.locator("[data-plan-clear]").click()


def test_the_progress_stays_in_sight_only_where_there_is_room(waiting_page: Page, site_url: str) -> None:
    waiting_page.goto(site_url + LONG)
    for height, position in ((844, "sticky"), (390, "static")):
        waiting_page.set_viewport_size({"width": 390, "height": height})
        bar = waiting_page.locator(".helper-checklist")
        assert bar.evaluate("bar => getComputedStyle(bar).position") == position


def test_the_link_of_a_step_appears_beside_its_words(waiting_page: Page, site_url: str) -> None:
    for path in (LONG, "guide/link-account/"):
        for width in (1280, 960):
            waiting_page.set_viewport_size({"width": width, "height": 800})
            waiting_page.goto(site_url + path)
            steps = waiting_page.locator(".helper-steps > li")
            steps.first.hover()
            expect(steps.first.locator(".helper-permalink")).to_have_css("opacity", "1")
            assert True not in [step.evaluate(COVERED) for step in steps.all()], width
    waiting_page.set_viewport_size({"width": 390, "height": 800})
    expect(waiting_page.locator(".helper-permalink:visible")).to_have_count(0)
    expect(waiting_page.get_by_text("Links to these steps").first).to_be_visible()
