"""A printed outcome: one or two clean pages with all that one needs, and none of the site's chrome."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from markupsafe import Markup
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from helper.engine.address import path_of
from helper.engine.call_scripts import call_scripts
from helper.engine.graph import states
from helper.engine.replay import Reached, given
from helper.model.flow import Flow
from helper.model.load.flow import CONTENT, load
from tests.support.browser.helper import choose, go_home, waiting
from tests.support.page import parse

OUTCOMES = [state for state in states(load(CONTENT, lambda flow: ())) if isinstance(state, Reached)]
PATHS = [path_of(state.answers) for state in OUTCOMES]
FORMATS: Final = ("A4", "Letter")
CHROME: Final = (
    "Skip to content",
    "Switch to dark colors",
    "Type to start searching",
    "Find your steps",
    "Change to",
    "Start again",
    "Keep or share",
    "Copy these words",
    "Show a code",
)
DATE: Final = re.compile(r"\b[A-Z][a-z]+ \d{1,2}, \d{4}\b")
UNBOXED: Final = """() => [...document.querySelectorAll(".steps > li")].filter((step) =>
  !["::before", "::after"].some((pseudo) => {
    const box = getComputedStyle(step, pseudo);
    const lines = ["top", "right", "bottom", "left"].map((side) => box.getPropertyValue(`border-${side}-style`));
    const isRound = parseFloat(box.borderTopLeftRadius) * 2 >= parseFloat(box.width);
    return box.display !== "none" && lines.every((line) => line === "solid") && parseFloat(box.width) > 0 && !isRound;
  })).map((step) => step.textContent)"""
"""The steps without a box to tick."""
PALE: Final = """() => {
  const luminance = (colour) => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).map((part) => {
      const value = Number(part) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const words = [...document.querySelectorAll("[data-helper] *")].filter((element) => element.checkVisibility() &&
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  const pale = words.filter((element) => 1.05 / (luminance(getComputedStyle(element).color) + 0.05) < 4.5);
  const { backgroundColor } = getComputedStyle(document.body);
  const isWhite = luminance(backgroundColor) === 1 || backgroundColor === "rgba(0, 0, 0, 0)";
  return [...pale.map((element) => element.outerHTML), ...(isWhite ? [] : [`body: ${backgroundColor}`])];
}"""
"""The words that have less contrast to white paper than level AA asks for, and the page where it is not white itself."""


def pdf_text(page: Page, size: str) -> tuple[int, list[str]]:
    """How many sheets the page prints on, and the lines on them."""
    reader = PdfReader(BytesIO(page.pdf(format=size)))
    return len(reader.pages), [line.strip() for sheet in reader.pages for line in sheet.extract_text().splitlines()]


def squeezed(text: str) -> str:
    """The text without white space: where a PDF has some is a matter of its layout."""
    return "".join(text.split())


def expected_words(flow: Flow, state: Reached, address: str) -> Iterator[str]:
    assert state.outcome is not None
    yield state.outcome.headline
    for procedure in state.procedures:
        yield from (Markup(step.text).striptags() for step in procedure.steps)
    for call in call_scripts(flow, state):
        yield from (*call.says, *call.asks)
    for contact in flow.contacts_of(state.procedures):
        yield from (contact.name, contact.phone, contact.email)
    for answer in state.answers:
        yield from (answer.question.text, answer.option.label)
    yield address


def is_recent(text: str, built: date) -> bool:
    """Whether it is a date from when the site was built until now; the time zones of site and test may differ."""
    day = datetime.strptime(text, "%B %d, %Y").replace(tzinfo=UTC).date()
    return (day - built).days >= -1 and (day - datetime.now(UTC).date()).days <= 1


def expect_printed(page: Page, size: str, flow: Flow, state: Reached, site: Path) -> None:
    sheets, lines = pdf_text(page, size)
    text = squeezed(" ".join(lines))
    home = parse(site, "").find("link[@rel='canonical']")[0].get("href")
    missing = [w for w in expected_words(flow, state, f"{home}{path_of(state.answers)}") if squeezed(w) not in text]
    assert missing == []
    assert sheets <= 2
    assert "#" not in text, "signs for links, which paper has none of"
    built = datetime.fromtimestamp((site / "index.html").stat().st_mtime, UTC).date()
    assert any(is_recent(found, built) for found in DATE.findall(" ".join(lines))), "no date of the page"
    tabs = {tab.strip() for tab in page.locator(".md-tabs__link").all_text_contents()}
    assert [line for line in lines if line in tabs] == []
    assert [words for words in CHROME if squeezed(words) in text] == []


@pytest.mark.parametrize("state", OUTCOMES, ids=PATHS)
def test_an_outcome_prints_clean_and_whole(
    waiting_page: Page, site_url: str, flow: Flow, site: Path, state: Reached
) -> None:
    waiting_page.goto(site_url + path_of(state.answers))
    for size in FORMATS:
        expect_printed(waiting_page, size, flow, state, site)


@pytest.fixture(params=["light", "dark"])
def paper(waiting_page: Page, request: pytest.FixtureRequest) -> Page:
    """A page as it is laid out for paper, in each palette."""
    waiting_page.emulate_media(media="print", color_scheme=request.param)
    return waiting_page


def test_each_step_has_a_box_to_tick(paper: Page, site_url: str) -> None:
    for path in PATHS:
        paper.goto(site_url + path)
        assert paper.evaluate(UNBOXED) == [], path


def test_all_ink_is_dark_and_the_paper_white(paper: Page, site_url: str) -> None:
    for path in PATHS:
        paper.goto(site_url + path)
        assert paper.evaluate(PALE) == [], path


def test_the_dark_palette_prints_the_same_words(browser: Browser, site_url: str, flow: Flow, site: Path) -> None:
    with waiting(browser, color_scheme="dark") as page:
        page.goto(site_url + PATHS[0])
        expect_printed(page, "A4", flow, OUTCOMES[0], site)


def test_after_a_live_step_the_address_of_the_new_state_is_printed(
    live_page: Page, site_url: str, flow: Flow, site: Path
) -> None:
    for state in (OUTCOMES[0], OUTCOMES[-1]):
        go_home(live_page, site_url)
        choose(live_page, *given(state.answers).values())
        expect_printed(live_page, "Letter", flow, state, site)
