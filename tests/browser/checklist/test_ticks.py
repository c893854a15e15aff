"""People tick off steps, and the ticks stay in their browser."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from helper.engine.version import version
from helper.model.flow import Flow
from tests.support.browser.checklist import (
    CREATE,
    FULL_STORAGE,
    Open,
    Visit,
    box,
    deadline,
    enter,
    expect_progress,
    show,
)
from tests.support.browser.contrast import contrast
from tests.support.browser.embedding import embedding_page, frame_of
from tests.support.browser.engines import IN_BOTH_ENGINES
from tests.support.browser.helper import ENDLESS_DOWNLOADS, NO_STORAGE, READY, change_answer, go_home
from tests.support.browser.wait import wait_until
from tests.support.page import parse

OTHER: Final = "helper/kog-pending/kasper-no/"
FIRST, SHARED = "create-kog-account/account-type", "request-kasper-account/sign-in"
STORED: Final = "Object.entries(localStorage).filter(([key]) => key.endsWith('ticks'))"


@contextmanager
def framed(page: Page, site_url: str, sandbox: str) -> Iterator[Frame]:
    """The page of an outcome in a frame with that sandbox. Not every engine can turn off scripts for a single page."""
    with embedding_page(
        f'<iframe sandbox="{sandbox}" width="900" height="700" src="{site_url}{CREATE}"></iframe>'
    ) as url:
        page.goto(url)
        yield frame_of(page)


@pytest.fixture
def checklist(visit: Visit) -> Page:
    """The page of an outcome with Python ready."""
    return visit(CREATE)


@IN_BOTH_ENGINES
def test_a_tick_survives_a_reload_and_counts_as_progress(checklist: Page, flow: Flow) -> None:
    expect_progress(checklist, flow, CREATE)
    box(checklist, FIRST).check()
    expect_progress(checklist, flow, CREATE, FIRST)
    expect(checklist.locator(".helper-checklist-progress")).to_contain_text(
        "1 of 10 steps done. Next: Submit your KOG information"
    )
    expect(checklist.locator("[aria-current='step']")).to_have_id("create-kog-account-submit")
    checklist.reload()
    expect(box(checklist, FIRST)).to_be_checked()
    expect(checklist.locator(".helper-tick :checked")).to_have_count(1)
    expect_progress(checklist, flow, CREATE, FIRST)
    box(checklist, FIRST).uncheck()
    expect_progress(checklist, flow, CREATE)
    assert checklist.evaluate(STORED) == [] or json.loads(checklist.evaluate(STORED)[0][1]) == {}


def test_progress_is_a_status_that_is_silent_until_the_first_tick(checklist: Page, flow: Flow) -> None:
    status = checklist.locator(".helper-checklist-progress[role='status']")
    expect_progress(checklist, flow, CREATE)
    expect(status).to_have_attribute("aria-live", "off")
    box(checklist, FIRST).check()
    expect(status).to_have_attribute("aria-live", "polite")


def test_the_name_of_each_checkbox_is_the_text_of_its_step(checklist: Page) -> None:
    expect(checklist.locator(".helper-steps > li")).to_have_count(checklist.locator(".helper-tick input").count())
    for name in (
        "At kog.chfs.ky.gov, create a “Citizen or Business Partner” account.",
        "Submit your KOG information. You then receive an activation email.",
    ):
        found = checklist.get_by_role("checkbox", name=name, exact=False).first
        expect(found).to_have_count(1)
        expect(found).to_have_accessible_name(name)


def test_clicking_the_text_or_a_link_of_a_step_does_not_tick_it(checklist: Page) -> None:
    text = checklist.locator("#create-kog-account-account-type-text a")
    assert text.evaluate("link => link.closest('label')") is None
    checklist.locator("#create-kog-account-submit p").click()
    expect(checklist.locator(".helper-tick :checked")).to_have_count(0)


def test_a_tick_applies_to_every_outcome_with_that_step(checklist: Page, flow: Flow) -> None:
    box(checklist, FIRST).check()
    box(checklist, SHARED).check()
    change_answer(checklist, "kog", "pending")
    expect(checklist.locator("[data-procedures^='activate-kog-account ']")).to_be_visible()
    expect(box(checklist, SHARED)).to_be_checked()
    expect(checklist.locator(".helper-tick :checked")).to_have_count(1)
    expect_progress(checklist, flow, OTHER, SHARED)
    checklist.go_back()
    expect(box(checklist, FIRST)).to_be_checked()
    expect(checklist.locator(".helper-tick :checked")).to_have_count(2)
    expect_progress(checklist, flow, CREATE, FIRST, SHARED)


@IN_BOTH_ENGINES
def test_ticks_appear_in_other_tabs(checklist: Page, site_url: str, flow: Flow) -> None:
    other = checklist.context.new_page()
    other.goto(site_url + OTHER)
    box(checklist, SHARED).check()
    expect(box(other, SHARED)).to_be_checked()
    expect_progress(other, flow, OTHER, SHARED)
    other.locator("[data-plan-clear]").click()
    expect(box(checklist, SHARED)).not_to_be_checked()


def test_one_button_clears_all_ticks(checklist: Page, flow: Flow) -> None:
    clear = checklist.get_by_role("button", name="Clear the checklist")
    expect(clear).to_be_hidden()
    for name in (FIRST, SHARED):
        box(checklist, name).check()
    clear.focus()
    checklist.keyboard.press("Enter")
    expect(checklist.locator(".helper-tick :checked")).to_have_count(0)
    expect_progress(checklist, flow, CREATE)
    expect(clear).to_be_focused()
    assert checklist.evaluate(STORED) == []
    checklist.keyboard.press("Tab")
    expect(clear).to_be_hidden()


def test_the_checklist_says_when_all_steps_are_done(checklist: Page) -> None:
    for each in checklist.locator(".helper-tick input").all():
        each.check()
    expect(checklist.locator(".helper-checklist-progress")).to_have_text("All 11 steps are done.")
    expect(checklist.locator("[aria-current='step']")).to_have_count(0)


def test_ticks_and_times_are_not_sent(checklist: Page, flow: Flow) -> None:
    expect_progress(checklist, flow, CREATE)
    asked: list[str] = []
    checklist.wait_for_timeout(500)
    checklist.on("request", lambda request: asked.append(request.url))
    box(checklist, FIRST).check()
    expect_progress(checklist, flow, CREATE, FIRST)
    enter(checklist, "2026-11-23T11:00")
    expect(deadline(checklist)).not_to_be_empty()
    checklist.locator("[data-plan-clear]").click()
    expect_progress(checklist, flow, CREATE)
    assert asked == []


def test_without_python_checkboxes_work_without_progress(opened: Open, site_url: str) -> None:
    page = opened(ENDLESS_DOWNLOADS)
    page.goto(site_url + CREATE)
    box(page, FIRST).check()
    page.reload()
    expect(box(page, FIRST)).to_be_checked()
    expect(page.locator(".helper-checklist-progress")).to_be_empty()
    expect(page.locator("kasper-deadline")).to_be_empty()
    page.get_by_role("button", name="Clear the checklist").click()
    page.reload()
    expect(page.locator(".helper-tick input").first).to_be_visible()
    expect(page.locator(".helper-tick :checked")).to_have_count(0)


@pytest.mark.parametrize("script", [NO_STORAGE, FULL_STORAGE], ids=["refused", "full"])
def test_without_storage_ticks_and_the_deadline_last_as_long_as_the_page(
    opened: Open, site_url: str, flow: Flow, script: str
) -> None:
    page = opened(script)
    page.goto(site_url + CREATE)
    wait_until(page, READY)
    enter(page, "2020-01-01T00:00")
    expect(deadline(page)).to_contain_text("The 4 hours ended")
    box(page, SHARED).check()
    expect_progress(page, flow, CREATE, SHARED)
    change_answer(page, "kog", "pending")
    expect_progress(page, flow, OTHER, SHARED)
    expect(box(page, SHARED)).to_be_checked()
    expect(page.locator("[data-procedure='activate-kog-account'] [data-window-deadline]")).to_contain_text("ended")
    page.get_by_role("button", name="Clear the checklist").click()
    expect_progress(page, flow, OTHER)
    expect(box(page, SHARED)).not_to_be_checked()
    expect(deadline(page)).to_be_empty()


def test_ticks_that_the_browser_has_deleted_are_gone_when_the_page_is_looked_at_again(
    checklist: Page, flow: Flow
) -> None:
    box(checklist, FIRST).check()
    checklist.evaluate("localStorage.clear()")
    checklist.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(box(checklist, FIRST)).not_to_be_checked()
    expect_progress(checklist, flow, CREATE)


def test_rewording_a_step_clears_its_tick(checklist: Page, flow: Flow) -> None:
    box(checklist, FIRST).check()
    [[key, value]] = checklist.evaluate(STORED)
    step = flow.procedures[2].steps[0]
    assert json.loads(value) == {FIRST: version(step)}
    checklist.evaluate(
        "([key, value]) => localStorage.setItem(key, value)", [key, json.dumps({FIRST: "0", SHARED: "0"})]
    )
    checklist.reload()
    expect_progress(checklist, flow, CREATE)
    expect(checklist.locator(".helper-tick :checked")).to_have_count(0)
    box(checklist, FIRST).check()
    checklist.reload()
    expect(box(checklist, FIRST)).to_be_checked()


def test_invalid_stored_values_are_ignored(checklist: Page, site_url: str, flow: Flow) -> None:
    prefix = f"kasper-access-guide /{site_url.split('/', 3)[3]} "
    for value in (
        "",
        "{",
        "null",
        "[1]",
        "7",
        '"x"',
        '{"create-kog-account/account-type": {"a": []}}',
        '{"__proto__": 1}',
    ):
        go_home(checklist, site_url)
        for name in ("ticks", "arrived"):
            checklist.evaluate("([key, value]) => localStorage.setItem(key, value)", [prefix + name, value])
        show(checklist, site_url, CREATE)
        expect_progress(checklist, flow, CREATE)
        expect(checklist.locator("[data-window-show]")).to_be_visible()
        expect(box(checklist, FIRST)).not_to_be_checked()
        box(checklist, FIRST).check()
        expect_progress(checklist, flow, CREATE, FIRST)


# In Debian's Firefox, the keyboard sometimes does not reach the page when other tests have run before.
def test_the_space_bar_ticks(checklist: Page, flow: Flow) -> None:
    box(checklist, FIRST).press("Space")
    expect_progress(checklist, flow, CREATE, FIRST)
    assert box(checklist, FIRST).evaluate("box => getComputedStyle(box).outlineStyle") == "solid"


@IN_BOTH_ENGINES
def test_checkboxes_are_large_enough_for_a_thumb_and_do_not_overlap(checklist: Page) -> None:
    box(checklist, FIRST).check()
    for width in (1280, 320):
        checklist.set_viewport_size({"width": width, "height": 800})
        wait_until(checklist, "width => document.scrollingElement.scrollWidth <= width", 10, arg=width)
        boxes = checklist.locator(".helper-tick").evaluate_all(
            "all => all.map((each) => each.getBoundingClientRect().toJSON())"
        )
        assert len(boxes) == 11
        for each, following in zip(boxes, [*boxes[1:], None], strict=True):
            assert min(each["width"], each["height"]) >= 44
            assert each["left"] >= 0
            assert following is None or each["bottom"] <= following["top"]
        size = checklist.locator("[data-plan-clear]").bounding_box()
        assert size is not None
        assert min(size["width"], size["height"]) >= 44


@IN_BOTH_ENGINES
def test_checkboxes_and_ticks_have_enough_contrast(
    opened: Open, engine_browser: Browser, site_url: str, errors: list[str]
) -> None:
    looks = [{"forced_colors": "active"}]
    # The engines differ only in forced colors, which are their own.
    if engine_browser.browser_type.name == "chromium":
        looks += [{"color_scheme": "light"}, {"color_scheme": "dark"}]
    for options in looks:
        page = opened(script=ENDLESS_DOWNLOADS, **options)
        page.goto(site_url + CREATE)
        one = box(page, FIRST)
        assert contrast(one) >= 3
        before = one.screenshot()
        one.check()
        page.mouse.move(0, 0)
        one.blur()
        assert contrast(one) >= 3
        assert one.screenshot() != before
    # The policy blocks the styles that Playwright adds for a screenshot, which Firefox reports as an error.
    errors.clear()


def test_a_click_next_to_the_checkbox_ticks_it(checklist: Page) -> None:
    checklist.locator(".helper-tick").first.click(position={"x": 3, "y": 40})
    expect(box(checklist, FIRST)).to_be_checked()


def test_checkboxes_need_scripts_and_cause_no_layout_shift(opened: Open, site_url: str) -> None:
    tops = []
    for sandbox in ("", "allow-scripts"):
        with framed(opened(), site_url, sandbox) as frame:
            expect(frame.locator(".helper-tick:visible")).to_have_count(11 if sandbox else 0)
            first, second = (frame.locator(".helper-steps > li").nth(place).bounding_box() for place in (0, 1))
            assert first is not None
            assert second is not None
            tops.append(second["y"] - first["y"])
            if not sandbox:
                expect(frame.locator("#create-kog-account-account-type")).to_be_visible()
                expect(frame.locator("[data-helper] :is(input, button):visible")).to_have_count(0)
                expect(frame.locator(".helper-checklist")).to_be_hidden()
                expect(frame.locator("kasper-deadline")).to_have_count(1)
                expect(frame.locator("kasper-deadline")).to_be_empty()
    assert abs(tops[0] - tops[1]) <= 4


def test_the_guide_has_no_checkboxes(site: Path) -> None:
    page = parse(site, "guide/kog-account/")
    assert page.find("li[@data-step='activate']")
    assert not page.find("kasper-checklist")
    assert not page.find("kasper-deadline")


# Playwright cannot emulate print in Debian's Firefox.
def test_ticks_are_printed(checklist: Page) -> None:
    box(checklist, FIRST).check()
    checklist.emulate_media(media="print")
    drawn = """step => {
      const { content, display, borderBottomStyle, height } = getComputedStyle(step.querySelector(".helper-tick"), "::after");
      return content !== "none" && display !== "none" && borderBottomStyle === "solid" && parseFloat(height) > 0;
    }"""
    ticked = checklist.locator(".helper-steps > li").evaluate_all(f"steps => steps.map({drawn})")
    assert ticked == [True] + [False] * 10
    expect(checklist.locator(".helper-checklist")).to_be_hidden()
    expect(checklist.locator(".helper-tick input:visible")).to_have_count(0)
