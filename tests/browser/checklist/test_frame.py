"""In a frame of another site one ticks off, learns the deadline and copies the link as on the page itself."""

from typing import Final, Literal

import pytest
from playwright.sync_api import Frame, Page, expect

from helper.model.flow import Flow
from tests.browser.checklist.conftest import Open
from tests.browser.checklist.test_deadline import ACTIVATE, deadline, enter, field
from tests.browser.checklist.test_ticks import box, told
from tests.support.browser.axe import GROUND, violations
from tests.support.browser.embedding import ANOTHER, frame_of, host
from tests.support.browser.helper import READY
from tests.support.browser.wait import wait_until

STATE: Final = ACTIVATE.removeprefix("helper/").removesuffix("/")
FIRST: Final = "activate-kog-account/open-email"
LONG_AGO: Final = "2020-01-01T00:00"
IS_REFUSED: Final = """() => {
  try { return !localStorage; } catch { return true; }
}"""
"""Whether the browser stores nothing for frames of other sites, as Chromium in a private window."""


def helper_at(site_url: str) -> str:
    return (
        f'<script src="{site_url}embed.js" async></script><kasper-access-helper state="{STATE}"></kasper-access-helper>'
    )


def live_frame(page: Page) -> Frame:
    """The frame with Python ready, for somebody points at it."""
    frame = frame_of(page)
    frame.locator("h1").dispatch_event("pointerover")
    wait_until(frame, READY)
    return frame


def test_ticks_and_the_deadline_are_told_and_last(opened: Open, flow: Flow, site_url: str) -> None:
    page = opened()
    with host(helper_at(site_url)) as address:
        page.goto(address)
        frame = live_frame(page)
        box(frame, FIRST).check()
        expect(frame.locator(".helper-checklist-progress")).to_contain_text(told(flow, ACTIVATE, FIRST))
        enter(frame, LONG_AGO)
        expect(deadline(frame)).to_contain_text("The 4 hours ended")
        page.reload()
        frame = live_frame(page)
        expect(box(frame, FIRST)).to_be_checked()
        expect(deadline(frame)).to_contain_text("The 4 hours ended")


def test_in_another_site_ticks_count_and_are_kept_apart_or_as_long_as_the_page(
    opened: Open, flow: Flow, site_url: str
) -> None:
    page = opened()
    with host(helper_at(site_url), name=ANOTHER) as address:
        page.goto(address)
        frame = live_frame(page)
        box(frame, FIRST).dispatch_event("click")
        expect(frame.locator(".helper-checklist-progress")).to_contain_text(told(flow, ACTIVATE, FIRST))
        is_refused = frame.evaluate(IS_REFUSED)
        page.reload()
        expect(box(frame_of(page), FIRST)).to_be_checked(checked=not is_refused)
        page.goto(site_url + ACTIVATE)
        expect(page.locator(".helper-checklist-progress")).to_be_visible()
        expect(box(page, FIRST)).not_to_be_checked()


def test_the_link_can_be_pasted_outside(opened: Open, site_url: str) -> None:
    page = opened()
    with host(f"<textarea></textarea>{helper_at(site_url)}") as address:
        page.goto(address)
        frame = frame_of(page)
        frame.click("text=Copy link")
        expect(frame.locator(".helper-share [role=status]")).to_have_text("Copied.")
        page.click("textarea")
        page.keyboard.press("Control+V")
        expect(page.locator("textarea")).to_have_value(site_url + ACTIVATE)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_frame_is_accessible_with_its_window_open(
    opened: Open, site_url: str, colours: Literal["light", "dark"]
) -> None:
    page = opened(color_scheme=colours)
    with host(helper_at(site_url)) as address:
        page.goto(address)
        frame = live_frame(page)
        expect(field(frame)).to_be_visible()
        enter(frame, LONG_AGO)
        expect(deadline(frame)).to_contain_text("The 4 hours ended")
        frame.evaluate(GROUND)
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 4000})
            wait_until(frame, "width => innerWidth <= width", 10, arg=width)
            assert violations(frame) == []
