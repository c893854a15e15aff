"""After each move the heading is focused and visible, and going back marks the answer chosen before."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser.arrival import ARRIVED, arrival
from tests.support.browser.helper import choose
from tests.support.browser.wait import wait_until


@pytest.fixture
def small_page(live_page: Page) -> Iterator[Page]:
    """The live home page on a phone."""
    live_page.set_viewport_size({"width": 360, "height": 640})
    yield live_page
    live_page.set_viewport_size({"width": 1280, "height": 720})


def marked(page: Page) -> list[str]:
    """The options that are marked as the ones chosen before."""
    options: list[str] = page.locator("a[data-option][aria-current]").evaluate_all(
        "links => links.map((link) => `${link.dataset.option}: ${link.getAttribute('aria-current')}`)"
    )
    return options


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_the_heading_is_visible_after_every_kind_of_move(
    width: str, request: pytest.FixtureRequest, site_url: str
) -> None:
    page: Page = request.getfixturevalue("live_page" if width == "wide" else "small_page")
    choose(page, "no", "yes", "no")
    assert arrival(page) == ARRIVED, "an option"
    page.click("[data-answer='kog'] summary")
    for selector in ("a[data-change='kog'][data-to='pending']", "a[data-start-again]"):
        before = page.url
        page.click(selector)
        wait_until(page, "before => location.href !== before", arg=before)
        assert arrival(page) == ARRIVED, selector
    for direction in ("back", "back", "back", "back", "back", "forward", "forward", "forward", "forward", "forward"):
        before = page.title()
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.evaluate("direction => history[direction]()", direction)
        wait_until(page, "before => document.title !== before", arg=before)
        # The browser may restore its scroll position late.
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert arrival(page) == ARRIVED, f"{direction} to {page.url}"
        assert page.locator("[data-helper] .helper-heading").evaluate("heading => heading.localName") == (
            "h2" if page.url == site_url else "h1"
        )


def test_going_back_marks_the_option_chosen_before(live_page: Page) -> None:
    choose(live_page, "no")
    assert marked(live_page) == []
    choose(live_page, "yes")
    live_page.go_back()
    expect(live_page.locator("[data-question='kasper']")).to_be_visible()
    assert marked(live_page) == ["yes: true"]
    live_page.go_back()
    expect(live_page.locator("[data-question='kog']")).to_be_visible()
    assert marked(live_page) == ["no: true"]
    choose(live_page, "pending")
    assert marked(live_page) == []
    live_page.go_back()
    expect(live_page.locator("[data-question='kog']")).to_be_visible()
    assert marked(live_page) == ["pending: true"]


def test_going_back_marks_the_option_before_python_is_ready_too(waiting_page: Page, site_url: str) -> None:
    waiting_page.goto(site_url)
    for option, path in (("no", "helper/kog-no/"), ("yes", "helper/kog-no/kasper-yes/")):
        waiting_page.click(f"a[data-option='{option}']")
        waiting_page.wait_for_url(site_url + path)
        assert marked(waiting_page) == []
    waiting_page.go_back()
    waiting_page.wait_for_url(f"{site_url}helper/kog-no/")
    expect(waiting_page.locator("a[data-option='yes'][aria-current='true']")).to_be_visible()
    waiting_page.go_back()
    waiting_page.wait_for_url(site_url)
    expect(waiting_page.locator("a[data-option='no'][aria-current='true']")).to_be_visible()
    assert marked(waiting_page) == ["no: true"]


def test_a_live_move_from_the_home_page_looks_like_the_page_of_the_state(
    live_page: Page, page: Page, site_url: str
) -> None:
    size = "heading => [getComputedStyle(heading).fontSize, heading.getBoundingClientRect().width]"
    live_page.click("a[data-option='no']")
    live = live_page.locator("h1.helper-heading")
    expect(live).to_be_visible()
    page.set_viewport_size(live_page.viewport_size or {"width": 1280, "height": 720})
    page.goto(f"{site_url}helper/kog-no/")
    assert live.evaluate(size) == page.locator("h1.helper-heading").evaluate(size)
    assert live_page.locator(".md-skip").evaluate("link => document.querySelector(link.hash).checkVisibility()")


def test_going_back_to_the_home_page_shows_the_heading_on_a_very_small_screen(live_page: Page) -> None:
    before = live_page.viewport_size
    live_page.set_viewport_size({"width": 320, "height": 320})
    live_page.click("a[data-option='no']")
    expect(live_page.locator("h1.helper-heading")).to_be_focused()
    live_page.go_back()
    expect(live_page.locator("h2.helper-heading")).to_be_in_viewport(ratio=1)
    live_page.set_viewport_size(before or {"width": 1280, "height": 720})
