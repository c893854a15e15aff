"""Pages fit when only their text is larger: in a browser with another font size, and with a style of one's own."""

from typing import Final

from playwright.sync_api import Browser, Playwright

from tests.support.browser.chromium import launch_options
from tests.support.browser.engines import IN_BOTH_ENGINES
from tests.support.browser.helper import waiting
from tests.support.browser.layout import ADD_STYLES, enlarged_misfits
from tests.support.page import PAGES

SIZE: Final = 32
"""In pixels. Browsers begin with 16, and the theme makes the root a quarter larger."""


@IN_BOTH_ENGINES
def test_pages_with_a_larger_root_size_fit(engine_browser: Browser, site_url: str) -> None:
    # Debian's Firefox cannot be told to reduce motion, and a search that is still moving makes the page wider.
    styles = f"html {{ font-size: {SIZE}px !important; }} * {{ transition: none !important; }}"
    with waiting(engine_browser) as page:
        for path in PAGES:
            page.goto(site_url + path)
            page.evaluate(ADD_STYLES, styles)
            assert enlarged_misfits(page) == [], path


def test_pages_fit_in_a_browser_with_a_larger_font_size(playwright: Playwright, site_url: str) -> None:
    options = launch_options()
    options["args"] = [*options["args"], f"--blink-settings=defaultFontSize={SIZE}"]
    with playwright.chromium.launch(**options) as browser, waiting(browser, reduced_motion="reduce") as page:
        for path in PAGES:
            page.goto(site_url + path)
            assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{SIZE * 1.25:g}px"
            assert enlarged_misfits(page) == [], path
