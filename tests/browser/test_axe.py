"""Pages stay accessible when people use them: after a live move, with search results, and with everything open."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser.axe import dark_violations, violations
from tests.support.browser.helper import choose, waiting

OUTCOME = "helper/kog-no/kasper-yes/old-sign-in-no/"
WIDTHS = (1280, 320)
SMALL = """elements => elements.filter((element) => {
  const { width, height } = element.getBoundingClientRect();
  return width < 44 || height < 44;
}).map((element) => element.outerHTML)"""


def test_a_live_move_and_a_marked_option_are_accessible(live_page: Page) -> None:
    choose(live_page, "no")
    assert violations(live_page) == []
    live_page.go_back()
    expect(live_page.locator("a[data-option][aria-current]")).to_have_count(1)
    assert violations(live_page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_open_search_with_results_is_accessible(waiting_page: Page, site_url: str, width: int) -> None:
    waiting_page.set_viewport_size({"width": width, "height": 800})
    waiting_page.goto(site_url)
    if width < 960:
        waiting_page.click(".helper-search-opener")
    waiting_page.locator(".md-search__input").press_sequentially("delegate")
    expect(waiting_page.locator(".md-search-result__link").first).to_be_visible()
    assert violations(waiting_page) == []


@pytest.mark.parametrize("colors", ["light", "dark"])
def test_an_outcome_with_everything_open_is_accessible_in_the_preferred_colors(
    browser: Browser, site_url: str, colors: Literal["light", "dark"]
) -> None:
    with waiting(browser, color_scheme=colors, permissions=["clipboard-write"]) as page:
        page.goto(site_url + OUTCOME)
        page.locator("details.helper-fold").evaluate_all("folds => { for (const fold of folds) fold.open = true; }")
        page.click("text=Copy link")
        expect(page.locator("kasper-share [role=status]")).to_have_text("Copied.")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert (violations if colors == "light" else dark_violations)(page) == []
            targets = page.locator("[data-helper] button:visible, details.helper-fold > summary")
            assert targets.evaluate_all(SMALL) == []
