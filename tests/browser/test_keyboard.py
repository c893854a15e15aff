"""Everything works with the keyboard alone: the skip link, whole journeys, and a focus that is always visible."""

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser.focus import press_until, walk
from tests.support.browser.helper import choose, expect_left

HELPER = ("helper/kog-no/", "helper/kog-no/kasper-yes/old-sign-in-no/")
"""Together they have every kind of element that takes the focus."""
KINDS = ("", *HELPER, "guide/when-something-goes-wrong/", "404.html")
"""A page of each kind."""


def test_after_live_moves_the_skip_link_still_leads_to_the_content(live_page: Page) -> None:
    choose(live_page, "no", "yes")
    question = live_page.locator("[data-question='old-sign-in']")
    expect(question).to_be_visible()
    press_until(live_page, "a.md-skip", "Shift+Tab")
    live_page.keyboard.press("Enter")
    live_page.keyboard.press("Tab")
    expect(question.locator("a[data-option]").first).to_be_focused()


@pytest.mark.parametrize("live", [True, False], ids=["with Python", "without JavaScript"])
def test_a_whole_journey_needs_no_mouse(live: bool, request: pytest.FixtureRequest, site_url: str) -> None:
    page: Page = request.getfixturevalue("live_page" if live else "page_without_scripts")
    if not live:
        page.goto(site_url)
    for question, option in (("kog", "no"), ("kasper", "yes"), ("old-sign-in", "no")):
        press_until(page, f"[data-question='{question}'] a[data-option='{option}']")
        page.keyboard.press("Enter")
        expect_left(page, question)
    expect(page.locator("[data-outcome='recover-and-link']")).to_be_visible()
    press_until(page, "[data-answer='kog'] summary")
    page.keyboard.press("Enter")
    press_until(page, "a[data-change='kog'][data-to='pending']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}helper/kog-pending/kasper-yes/old-sign-in-no/")
    expect(page.locator("[data-outcome='recover-and-link']")).to_be_visible()
    press_until(page, "a[data-start-again]")
    press_until(page, "[data-answer='kog'] summary", "Shift+Tab")
    press_until(page, "a[data-start-again]")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}helper/")
    expect(page.locator("[data-question='kog']")).to_be_visible()


def test_after_a_live_move_the_next_tab_reaches_the_first_option(live_page: Page) -> None:
    press_until(live_page, "a[data-option='no']")
    live_page.keyboard.press("Enter")
    expect(live_page.locator("[data-question='kasper']")).to_be_visible()
    live_page.keyboard.press("Tab")
    expect(live_page.locator("[data-helper] a[data-option]").first).to_be_focused()


@pytest.mark.parametrize(
    ("key", "colors", "width", "paths"),
    [
        ("Tab", "none", 1280, KINDS),
        ("Shift+Tab", "none", 1280, HELPER),
        ("Tab", "active", 1280, HELPER),
        ("Tab", "none", 1024, HELPER),
        ("Tab", "none", 320, HELPER),
    ],
    ids=["down", "up", "forced colors", "tablet", "phone"],
)
def test_the_focus_stops_at_everything_and_is_always_visible(
    waiting_page: Page,
    site_url: str,
    key: str,
    colors: Literal["none", "active"],
    width: int,
    paths: tuple[str, ...],
) -> None:
    waiting_page.set_viewport_size({"width": width, "height": 720})
    waiting_page.emulate_media(forced_colors=colors)
    for path in paths:
        waiting_page.goto(site_url + path)
        stops, left = walk(waiting_page, key)
        assert [stop.html for stop in stops if not stop.marked] == [], f"no visible focus indicator on {path}"
        assert [stop.html for stop in stops if not stop.in_sight] == [], f"the focus is covered on {path}"
        assert left == [], f"not reached by the focus on {path}"


def test_a_single_character_does_nothing(waiting_page: Page, site_url: str) -> None:
    """Speech input may type one by mistake (WCAG 2.1.4)."""
    url = f"{site_url}guide/link-account/"
    waiting_page.goto(url)
    waiting_page.evaluate("window.same = true")
    for key in ("f", "s", "/", "n", ".", "p", ","):
        waiting_page.keyboard.press(key)
        assert waiting_page.evaluate("document.activeElement === document.body"), key
    waiting_page.wait_for_timeout(300)
    assert waiting_page.url == url
    assert waiting_page.evaluate("window.same && document.activeElement === document.body")


@pytest.mark.parametrize("has_theme", [True, False])
def test_on_a_narrow_screen_the_keyboard_opens_the_search_and_escape_closes_it(
    waiting_page: Page, site_url: str, has_theme: bool
) -> None:
    if not has_theme:
        waiting_page.route("**/bundle.*.js", lambda _: None, times=1)
    waiting_page.set_viewport_size({"width": 360, "height": 720})
    waiting_page.goto(site_url)
    press_until(waiting_page, ".helper-search-opener")
    waiting_page.keyboard.press("Enter")
    expect(waiting_page.locator(".md-search__input")).to_be_focused()
    waiting_page.keyboard.press("Escape")
    expect(waiting_page.locator(".helper-search-opener")).to_be_focused()
    expect(waiting_page.locator("#__search")).not_to_be_checked()
