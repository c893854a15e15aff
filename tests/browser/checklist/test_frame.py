"""In a frame on another site, ticks, the deadline and copying the link work as on the page itself."""

from typing import Final

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from helper.model.flow import Flow
from tests.support.browser.axe import GROUND, violations
from tests.support.browser.checklist import ACTIVATE, Open, box, deadline, enter, expect_progress, field
from tests.support.browser.embedding import ANOTHER, embedding_page, frame_of
from tests.support.browser.engines import IN_BOTH_ENGINES
from tests.support.browser.helper import READY
from tests.support.browser.wait import wait_until

STATE: Final = ACTIVATE.removeprefix("helper/").removesuffix("/")
FIRST: Final = "activate-kog-account/remember"
HOVERED: Final = """() => {
  document.querySelector("h1").dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  return document.documentElement.dataset.helperRuntime !== undefined;
}"""
"""Moves the pointer over the heading. Whether Python starts: the script that notices may still be loading."""
LONG_AGO: Final = "2020-01-01T00:00"


def helper_at(site_url: str) -> str:
    return (
        f'<script src="{site_url}embed.js" async></script><kasper-access-helper state="{STATE}"></kasper-access-helper>'
    )


def live_frame(page: Page) -> Frame:
    """Hover the heading in the frame until Python starts, and wait until it is ready. Returns the frame."""
    frame = frame_of(page)
    wait_until(frame, HOVERED)
    wait_until(frame, READY)
    return frame


@IN_BOTH_ENGINES
def test_ticks_and_the_deadline_survive_a_reload(opened: Open, flow: Flow, site_url: str) -> None:
    page = opened()
    with embedding_page(helper_at(site_url)) as url:
        page.goto(url)
        frame = live_frame(page)
        box(frame, FIRST).check()
        expect_progress(frame, flow, ACTIVATE, FIRST)
        enter(frame, LONG_AGO)
        expect(deadline(frame)).to_contain_text("The 4 hours ended")
        page.reload()
        frame = live_frame(page)
        expect(box(frame, FIRST)).to_be_checked()
        expect(deadline(frame)).to_contain_text("The 4 hours ended")


def test_only_a_frame_of_unknown_origin_says_what_to_do_if_no_file_was_saved(opened: Open, site_url: str) -> None:
    page = opened()
    plain = f'<iframe src="{site_url}embed/{STATE}/" width="100%" height="2000"></iframe>'
    for body, said in ((plain, 1), (helper_at(site_url), 0)):
        with embedding_page(body) as url:
            page.goto(url)
            frame = live_frame(page)
            # The field has the present time.
            frame.click("[data-window-show]")
            with page.expect_download():
                frame.click("[data-window-calendar]")
            page.wait_for_timeout(1000)
            expect(frame.locator(".helper-refused")).to_have_count(said)


# Playwright turns the partitioning of storage off in Chromium.
@pytest.mark.parametrize("engine_browser", ["firefox"], indirect=True)
def test_ticks_on_another_site_are_stored_separately(opened: Open, flow: Flow, site_url: str) -> None:
    page = opened()
    with embedding_page(helper_at(site_url), name=ANOTHER) as url:
        page.goto(url)
        frame = live_frame(page)
        box(frame, FIRST).dispatch_event("click")
        expect_progress(frame, flow, ACTIVATE, FIRST)
        page.reload()
        expect(box(frame_of(page), FIRST)).to_be_checked()
        page.goto(site_url + ACTIVATE)
        expect(page.locator(".helper-checklist-progress")).to_be_visible()
        expect(box(page, FIRST)).not_to_be_checked()


@IN_BOTH_ENGINES
def test_the_copied_link_can_be_pasted_outside(opened: Open, engine_browser: Browser, site_url: str) -> None:
    # Without a screen, Chromium would refuse for lack of a person to ask. Firefox has no such permission.
    is_asked = engine_browser.browser_type.name == "chromium"
    page = opened(permissions=["clipboard-read", "clipboard-write"] if is_asked else [])
    with embedding_page(f"<textarea></textarea>{helper_at(site_url)}") as url:
        page.goto(url)
        frame = frame_of(page)
        frame.click("text=Copy link")
        expect(frame.locator("kasper-share [role=status]")).to_have_text("Copied.")
        page.click("textarea")
        page.keyboard.press("Control+V")
        expect(page.locator("textarea")).to_have_value(site_url + ACTIVATE)


def test_a_frame_with_an_open_deadline_is_accessible_in_both_palettes(opened: Open, site_url: str) -> None:
    page = opened()
    with embedding_page(helper_at(site_url)) as url:
        page.goto(url)
        frame = live_frame(page)
        expect(field(frame)).to_be_visible()
        enter(frame, LONG_AGO)
        expect(deadline(frame)).to_contain_text("The 4 hours ended")
        frame.evaluate(GROUND)
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 4000})
            wait_until(frame, "width => innerWidth <= width", 10, arg=width)
            assert violations(frame) == []
        page.emulate_media(color_scheme="dark")
        assert violations(frame) == []
