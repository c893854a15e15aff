"""A page in a sandboxed frame has no origin, yet it looks right and its links work."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser.console import console
from tests.support.browser.embedding import embedding_page, frame_of, iframe
from tests.support.browser.engines import IN_BOTH_ENGINES
from tests.support.browser.helper import SETTLED, STATE, expect_left
from tests.support.browser.wait import wait_until

OPAQUE: Final = "self.origin === 'null'"
OUR_LOOK: Final = """(() => {
  const heading = getComputedStyle(document.querySelector("h1"));
  return [heading.fontFamily.split(",")[0], getComputedStyle(document.body).getPropertyValue("--kag-brand").trim()];
})()"""
FONT: Final = "[...document.fonts].some(({ family, status }) => /Atkinson/.test(family) && status === 'loaded')"
CAUSE: Final = "a sandboxed frame without an origin has no workers"
STICKY: Final = "getComputedStyle(document.querySelector('.md-header')).position === 'sticky'"
THEME: Final = "document.documentElement.classList.contains('js')"


@pytest.fixture(scope="module")
def page(engine_browser: Browser) -> Iterator[Page]:
    with engine_browser.new_context() as context:
        yield context.new_page()


@IN_BOTH_ENGINES
def test_a_sandboxed_page_has_its_styles_and_working_links(page: Page, site_url: str) -> None:
    with (
        embedding_page(iframe(site_url, sandbox="allow-scripts", width="400", height="700")) as url,
        console(page, lambda message: message.type == "warning") as said,
    ):
        page.goto(url)
        frame = frame_of(page)
        assert frame.evaluate(OPAQUE)
        assert frame.evaluate(OUR_LOOK) == ['"Atkinson Hyperlegible Next"', "#0b5a54"]
        wait_until(frame, FONT)
        wait_until(frame, SETTLED)
        assert frame.evaluate(STICKY)
        assert frame.evaluate(STATE) == ["unavailable", "links"]
        expect(frame.locator(".md-search")).to_be_hidden()
        expect(frame.locator(".helper-search-opener")).to_be_hidden()
        assert [CAUSE in text for text in said] == [True]
        frame.hover(".md-header")
        wait_until(frame, THEME)
        for question, option in (("kog", "no"), ("kasper", "yes"), ("old-sign-in", "no")):
            frame.click(f"[data-question='{question}'] a[data-option='{option}']")
            expect_left(frame, question)
            assert frame.evaluate(OPAQUE)
            assert frame.evaluate(OUR_LOOK)[0] == '"Atkinson Hyperlegible Next"'
        expect(frame.locator("[data-outcome] [data-procedure='recover-old-sign-in']")).to_be_visible()
        # Later messages from this page must not reach the next test.
        page.goto("about:blank")
