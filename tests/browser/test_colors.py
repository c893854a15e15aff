"""Pages have the colors that people prefer in their system, also without JavaScript, and follow a change at once."""

import re
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser.contrast import luminance

PAGES: Final = ("", "helper/kog-no/", "404.html", "embed/")
INK: Final = "getComputedStyle(document.querySelector('main p, main h1')).color"
CONTROLS: Final = "getComputedStyle(document.body).colorScheme"


def ink(page: Page) -> float:
    """The luminance of the text."""
    red, green, blue = map(int, re.findall(r"\d+", page.evaluate(INK))[:3])
    return luminance(red, green, blue)


# Playwright cannot emulate colors in Debian's Firefox.
@pytest.mark.parametrize("path", PAGES)
def test_the_colors_are_the_preferred_ones_and_follow_a_change(browser: Browser, site_url: str, path: str) -> None:
    with browser.new_context(java_script_enabled=False, color_scheme="dark") as context:
        page = context.new_page()
        page.goto(site_url + path)
        assert ink(page) > 0.4
        assert page.evaluate(CONTROLS) == "light dark"
        page.emulate_media(color_scheme="light")
        assert ink(page) < 0.2
