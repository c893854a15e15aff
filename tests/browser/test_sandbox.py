"""A page in a frame of another site that lets scripts run and nothing else has no origin, but looks and works all the same."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Frame, Page, expect

from tests.support.browser.helper import SETTLED, STATE, see_go
from tests.support.browser.wait import wait_until
from tests.support.server import SUB_PATH, serve

OPAQUE: Final = "self.origin === 'null'"
OUR_LOOK: Final = """(() => {
  const heading = getComputedStyle(document.querySelector("h1"));
  return [heading.fontFamily.split(",")[0], getComputedStyle(document.body).getPropertyValue("--kag-brand").trim()];
})()"""
FONT: Final = "[...document.fonts].some(({ family, status }) => /Atkinson/.test(family) && status === 'loaded')"
CAUSE: Final = "a sandboxed frame without an origin has no workers"
THEME: Final = """[
  document.documentElement.classList.contains("js"),
  getComputedStyle(document.querySelector(".md-header")).position,
]"""


@pytest.fixture(scope="module")
def page(engine_browser: Browser) -> Iterator[Page]:
    with engine_browser.new_context() as context:
        yield context.new_page()


@pytest.fixture
def told(page: Page) -> Iterator[list[str]]:
    """What the console warns of, and what nothing has caught."""
    texts: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "warning":
            texts.append(message.text)

    def catch(error: Error) -> None:
        texts.append(error.message)

    page.on("console", hear)
    page.on("pageerror", catch)
    yield texts
    page.remove_listener("console", hear)
    page.remove_listener("pageerror", catch)


@pytest.fixture
def frame(page: Page, told: list[str], root_url: str, tmp_path: Path) -> Iterator[Frame]:
    """The home page, below a sub-path, in a frame on another host's page."""
    address = root_url.removesuffix("/") + SUB_PATH
    (tmp_path / "index.html").write_text(
        f"<iframe sandbox=allow-scripts width=400 height=700 src='{address}'></iframe>"
    )
    with serve(tmp_path) as elsewhere:
        page.goto(elsewhere)
        yield page.frames[1]
        # What this page still tells is not for the next test.
        page.goto("about:blank")


def test_our_styles_the_font_and_the_theme_are_there(frame: Frame) -> None:
    assert frame.evaluate(OPAQUE)
    assert frame.evaluate(OUR_LOOK) == ['"Atkinson Hyperlegible Next"', "#0b5a54"]
    wait_until(frame, FONT)
    wait_until(frame, "document.documentElement.classList.contains('js')")
    assert frame.evaluate(THEME) == [True, "sticky"]


def test_links_lead_on_to_the_outcome_and_every_page_has_its_look(frame: Frame) -> None:
    for question, option in (("kog", "no"), ("kasper", "yes"), ("old-sign-in", "no")):
        frame.click(f"[data-question='{question}'] a[data-option='{option}']")
        see_go(frame, question)
        assert frame.evaluate(OPAQUE)
        assert frame.evaluate(OUR_LOOK)[0] == '"Atkinson Hyperlegible Next"'
    expect(frame.locator("[data-outcome] [data-procedure='recover-old-sign-in']")).to_be_visible()


def test_what_cannot_work_there_is_not_shown_and_told_once(frame: Frame, told: list[str]) -> None:
    wait_until(frame, SETTLED)
    assert frame.evaluate(STATE) == ["unavailable", "links"]
    expect(frame.locator(".md-search")).to_be_hidden()
    expect(frame.locator(".helper-search-opener")).to_be_hidden()
    assert [CAUSE in text for text in told] == [True]
