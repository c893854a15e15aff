"""Representative pages, each opened once: accessible, readable on every screen, and nothing that the policy refuses."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from helper.engine.paths import EMBED
from tests.support.browser.axe import GROUND, dark_violations, violations
from tests.support.browser.focus import expect_skip_link
from tests.support.browser.helper import waiting
from tests.support.browser.layout import misfits
from tests.support.browser.policy import COLLECT, refused
from tests.support.page import representative_paths
from tests.support.project import SITE

WIDTHS: Final = (1280, 320)


class Exemption(NamedTuple):
    """A violation that is allowed: the rule, the end of the element's selector, the page, and the reason."""

    rule: str
    selector: str
    path: str
    reason: str


UNNAMED: Final = "at each code block, the theme's script adds a `nav` without a name that holds the copy button"
EXEMPTIONS: Final = (
    Exemption("landmark-unique", ".md-code__nav", "measurements/publishing/", UNNAMED),
    Exemption("landmark-unique", ".md-code__nav", "publish/your-site/", UNNAMED),
)


@pytest.fixture(scope="module")
def shared_page(browser: Browser) -> Iterator[Page]:
    # Colors in the middle of a transition would have contrasts of their own.
    with waiting(browser, reduced_motion="reduce") as page:
        page.add_init_script(COLLECT)
        yield page


@pytest.fixture(params=representative_paths(SITE))
def path(request: pytest.FixtureRequest) -> str:
    path: str = request.param
    return path


def test_a_page_is_accessible_fits_every_screen_and_keeps_to_the_policy(
    shared_page: Page, site_url: str, path: str
) -> None:
    page = shared_page
    is_framed = path.startswith(EMBED)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site_url + path)
    # Before axe-core and the tests' own styles come, which the policy does not know.
    assert refused(page) == []
    if not is_framed:
        expect_skip_link(page)
    assert inaccessible(page, path) == []
    assert misfits(page, framed=is_framed) == []


def inaccessible(page: Page, path: str) -> list[str]:
    """What breaks a rule of axe-core, light and dark, wide and narrow; and the exemptions that are needed no more."""
    if path.startswith(EMBED):
        page.evaluate(GROUND)
    found: dict[tuple[str, str], str] = {}
    for check in (violations, dark_violations):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found |= {
                (each.rule, each.selector): f"{check.__name__} at {width}: {' '.join(each)}" for each in check(page)
            }
    broken = []
    for exemption in (each for each in EXEMPTIONS if each.path == path):
        exempt = [key for key in found if key[0] == exemption.rule and key[1].endswith(exemption.selector)]
        broken += [] if exempt else [f"no longer needed: {exemption}"]
        for key in exempt:
            del found[key]
    return broken + list(found.values())
