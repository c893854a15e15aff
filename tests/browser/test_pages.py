"""Representative pages, each opened once, are accessible, fit every screen and violate no policy."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from helper.engine.paths import EMBED
from tests.support.browser.axe import GROUND, dark_violations, violations, violations_of_layout
from tests.support.browser.focus import expect_skip_link
from tests.support.browser.helper import waiting
from tests.support.browser.layout import misfits
from tests.support.browser.policy import COLLECT, blocked
from tests.support.page import representative_paths
from tests.support.project import SITE


class Exemption(NamedTuple):
    """An allowed violation: the rule, the end of the element's selector, the page and the reason."""

    rule: str
    selector: str
    path: str
    reason: str


UNNAMED: Final = "the theme's script adds an unnamed `nav` with a copy button to each code block"
EXEMPTIONS: Final = (
    Exemption("landmark-unique", ".md-code__nav", "measurements/publishing/", UNNAMED),
    Exemption("landmark-unique", ".md-code__nav", "publish/your-site/", UNNAMED),
    Exemption("landmark-unique", ".md-code__nav", "publish/hosts/", UNNAMED),
    Exemption("landmark-unique", ".md-code__nav", "measurements/if-the-build-stops/", UNNAMED),
)


@pytest.fixture(scope="module")
def shared_page(browser: Browser) -> Iterator[Page]:
    # A page in the middle of a transition has other sizes.
    with waiting(browser, reduced_motion="reduce") as page:
        page.add_init_script(COLLECT)
        yield page


@pytest.fixture(params=representative_paths(SITE))
def path(request: pytest.FixtureRequest) -> str:
    path: str = request.param
    return path


def test_a_page_is_accessible_fits_every_screen_and_violates_no_policy(
    shared_page: Page, site_url: str, path: str
) -> None:
    page = shared_page
    is_framed = path.startswith(EMBED)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site_url + path)
    # Must be first: the policy blocks axe-core and the tests' own styles.
    assert blocked(page) == []
    if not is_framed:
        expect_skip_link(page)
    assert inaccessible(page, path) == []
    assert misfits(page, framed=is_framed) == []


def inaccessible(page: Page, path: str) -> list[str]:
    """Violations of axe-core's rules on wide and narrow screens and in both palettes, and exemptions no longer needed."""
    if path.startswith(EMBED):
        page.evaluate(GROUND)
    found: dict[tuple[str, str], str] = {}
    # Colors do not depend on the width, and wide pages show the most.
    for width, check in ((320, violations_of_layout), (1280, violations), (1280, dark_violations)):
        page.set_viewport_size({"width": width, "height": 800})
        found |= {(each.rule, each.selector): f"{check.__name__} at {width}: {' '.join(each)}" for each in check(page)}
    broken = []
    for exemption in (each for each in EXEMPTIONS if each.path == path):
        exempt = [key for key in found if key[0] == exemption.rule and key[1].endswith(exemption.selector)]
        broken += [] if exempt else [f"no longer needed: {exemption}"]
        for key in exempt:
            del found[key]
    return broken + list(found.values())
