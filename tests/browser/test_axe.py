"""Every page keeps the rules of accessibility that axe-core knows, in both palettes, on wide and narrow screens."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from helper.engine.address import EMBED
from tests.support.browser.axe import violations
from tests.support.browser.helper import choose, waiting
from tests.support.page import page_paths
from tests.support.project import SITE

PALETTES = {"light": "default", "dark": "slate"}
"""The scheme of the theme for each colour scheme that a person prefers."""
WIDTHS = (1280, 320)
GROUND = "document.documentElement.style.background = 'Canvas'"
"""A page for frames has no background; this is what browsers paint behind it, and axe-core does not know that."""


class Exempt(NamedTuple):
    """A violation that is let pass: the rule, the end of the element's selector, the page, and the reason."""

    rule: str
    selector: str
    path: str
    reason: str


UNNAMED = (
    "the theme's script sets a `nav` without a name, and with one button, at each block of code that can be copied"
)
EXEMPT = (
    Exempt("landmark-unique", ".md-code__nav", "measurements/publishing/", UNNAMED),
    Exempt("landmark-unique", ".md-code__nav", "publish/your-site/", UNNAMED),
)


@pytest.fixture(scope="module")
def palette_pages(browser: Browser) -> Iterator[dict[str, Page]]:
    with waiting(browser, color_scheme="light") as light, waiting(browser, color_scheme="dark") as dark:
        yield {"light": light, "dark": dark}


@pytest.mark.parametrize("path", page_paths(SITE))
def test_a_page_is_accessible_light_and_dark_wide_and_narrow(
    palette_pages: dict[str, Page], site_url: str, path: str
) -> None:
    found: dict[tuple[str, str], tuple[str, str, int]] = {}
    for colours, page in palette_pages.items():
        page.goto(site_url + path)
        if path.startswith(EMBED):
            page.evaluate(GROUND)
        else:
            assert page.locator("body").get_attribute("data-md-color-scheme") == PALETTES[colours]
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found |= {(rule, selector): (remedy, colours, width) for rule, selector, remedy in violations(page)}
    passed = {
        each: {key for key in found if key[0] == each.rule and key[1].endswith(each.selector)}
        for each in EXEMPT
        if each.path == path
    }
    assert {key: where for key, where in found.items() if not any(key in keys for keys in passed.values())} == {}
    assert all(passed.values()), "what is let pass is there no more"


def test_a_live_step_and_an_option_that_is_marked_are_accessible(live_page: Page) -> None:
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
