"""An outcome prints on one sheet, or two if it is long, complete and without the site's controls. Links have addresses."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from markupsafe import Markup
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from helper.engine.paths import path_of
from helper.engine.replay import Reached, given
from helper.model.flow import Flow
from tests.support.browser.contrast import luminance
from tests.support.browser.engines import IN_BOTH_ENGINES
from tests.support.browser.helper import choose, waiting
from tests.support.browser.layout import ADD_STYLES
from tests.support.cover import representative_outcomes
from tests.support.odd_paths import FLOW
from tests.support.page import parse, text_of
from tests.support.project import ROOT

OUTCOMES: Final = representative_outcomes(FLOW)
CONTROLS: Final = (
    "Skip to content",
    "Type to start searching",
    "Find your steps",
    "Change",
    "Start again",
    "Copy link",
    "Links to these steps",
    "QR code for this page",
)
DATE: Final = re.compile(r"This site was last changed (?:on|after) ([A-Z][a-z]+ \d{1,2}, \d{4})\.")
BOXES: Final = """() => [...document.querySelectorAll(".helper-steps > li")].map((step) =>
  ["::before", "::after"].some((pseudo) => {
    const box = getComputedStyle(step, pseudo);
    const lines = ["top", "right", "bottom", "left"].map((side) => box.getPropertyValue(`border-${side}-style`));
    const isRound = parseFloat(box.borderTopLeftRadius) * 2 >= parseFloat(box.width);
    return box.display !== "none" && lines.every((line) => line === "solid") && parseFloat(box.width) > 0 && !isRound;
  }))"""
"""Whether each step has a box to tick."""
COLORS: Final = """() => {
  // Some colors change slowly.
  for (const animation of document.getAnimations()) animation.cancel();
  const words = [...document.querySelectorAll("[data-helper] *")].filter((element) => element.checkVisibility() &&
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  const colors = words.map((element) => [element.outerHTML, getComputedStyle(element).color]);
  return { colors, background: getComputedStyle(document.body).backgroundColor };
}"""
"""The elements with words and their colors, and the background of the page."""
SITE: Final = "https://kasper-access-guide.example/"
A4: Final = (21, 29.7)
LETTER: Final = (21.59, 27.94)
"""Widths and heights in centimeters, as of all paper here."""
NARROW: Final = 14.8
MARGIN: Final = 1.1
"""That at the bottom of a sheet."""
LOOSE: Final = """
  * { break-before: auto !important; break-after: auto !important; break-inside: auto !important; }
  h2::after, h3::after { content: none !important; }
"""
"""Takes away what keeps headings with the words below them."""
WHITE: Final = ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def pdf(page: Page, width: float, height: float) -> PdfReader:
    """What the page prints on paper of that size."""
    # Playwright passes inches on to Firefox, which takes them for centimeters.
    browser = page.context.browser
    unit = "in" if browser and browser.browser_type.name == "firefox" else "cm"
    return PdfReader(BytesIO(page.pdf(width=f"{width}{unit}", height=f"{height}{unit}")))


def printed(page: Page, width: float, height: float) -> list[list[str]]:
    """The lines on each sheet when the page prints on paper of that size."""
    sheets = pdf(page, width, height).pages
    return [[line.strip() for line in sheet.extract_text().splitlines() if line.strip()] for sheet in sheets]


def depth(page: Page, words: str) -> float:
    """How far below the top of a sheet these words end, if all is on one sheet."""
    [sheet] = pdf(page, NARROW, 120).pages
    depths = []
    text = ""

    def visit(part: str, matrix: list[float], line: list[float], *_: object) -> None:
        nonlocal text
        text += squeezed(part)
        if text.endswith(squeezed(words)):
            depths.append(float(sheet.mediabox.height) - (matrix[1] * line[4] + matrix[3] * line[5] + matrix[5]))

    sheet.extract_text(visitor_text=visit)
    return depths[0] / 72 * 2.54


def squeezed(text: str) -> str:
    """The text without white space, whose places in a PDF depend on the layout."""
    return "".join(text.split())


def expected_words(flow: Flow, state: Reached, site: Path) -> Iterator[str]:
    assert state.outcome is not None
    yield state.outcome.headline
    for procedure in state.procedures:
        yield from (Markup(step.text).striptags() for step in procedure.steps)
        yield from (f"{step.link.text} ({SITE}{step.link.page})" for step in procedure.steps if step.link)
        shown = (procedure.warning, *procedure.before, *(step.note for step in procedure.steps))
        yield from (Markup(flow.notes[id].text).striptags() for id in shown if id)
    for contact in flow.contacts.values():
        yield from (contact.name, contact.phone, contact.email)
    for answer in state.answers:
        yield from (answer.question.topic, answer.option.short)
    # The page's URL and the date of the build.
    yield text_of(parse(site, path_of(state.answers)).find("p[@class='helper-printed']")[0])


def expect_printed(page: Page, size: tuple[float, float], flow: Flow, state: Reached, site: Path) -> None:
    sheets = printed(page, *size)
    lines = [line for sheet in sheets for line in sheet]
    text = squeezed(" ".join(lines))
    assert [words for words in expected_words(flow, state, site) if squeezed(words) not in text] == []
    assert len(sheets) <= (1 if sum(len(procedure.steps) for procedure in state.procedures) <= 12 else 2)
    assert "#" not in text.replace("/#", ""), "permalinks are printed"
    tabs = {tab.strip() for tab in page.locator(".md-tabs__link").all_text_contents()}
    assert [line for line in lines if line in tabs] == []
    assert [words for words in CONTROLS if squeezed(words) in text] == []


def is_pale(color: str) -> bool:
    """Whether a color in CSS has less contrast to white paper than level AA requires."""
    red, green, blue = map(int, re.findall(r"\d+", color)[:3])
    return 1.05 / (luminance(red, green, blue) + 0.05) < 4.5


def expect_ink(page: Page, state: Reached) -> None:
    """Expect a box at each step, dark text and white paper."""
    page.emulate_media(media="print")
    assert page.evaluate(BOXES) == [True] * sum(len(procedure.steps) for procedure in state.procedures)
    found = page.evaluate(COLORS)
    assert [html for html, color in found["colors"] if is_pale(color)] == []
    assert found["background"] in WHITE
    page.emulate_media(media="null")


@pytest.mark.parametrize("state", OUTCOMES, ids=[path_of(state.answers) for state in OUTCOMES])
def test_an_outcome_prints_completely_in_dark_ink_in_both_palettes(
    waiting_page: Page, site_url: str, flow: Flow, site: Path, state: Reached
) -> None:
    waiting_page.goto(site_url + path_of(state.answers))
    expect_printed(waiting_page, A4, flow, state, site)
    expect_ink(waiting_page, state)
    waiting_page.emulate_media(color_scheme="dark")
    expect_printed(waiting_page, LETTER, flow, state, site)
    expect_ink(waiting_page, state)


def test_after_live_moves_the_url_of_the_new_state_is_printed(live_page: Page, flow: Flow, site: Path) -> None:
    state = OUTCOMES[-1]
    choose(live_page, *given(state.answers).values())
    expect_printed(live_page, LETTER, flow, state, site)


def test_the_printed_date_is_that_of_the_build(site: Path) -> None:
    dates = {
        date
        for state in OUTCOMES
        for date in DATE.findall(text_of(parse(site, path_of(state.answers)).find("p[@class='helper-printed']")[0]))
    }
    built = (ROOT / "build" / "built").read_text("utf-8").strip()
    if built:
        day = datetime.fromtimestamp(int(built), UTC)
        assert dates == {f"{day:%B} {day.day}, {day.year}"}
    # Without a commit, the build uses the present time.
    assert len(dates) == 1


@pytest.fixture
def engine_page(engine_browser: Browser) -> Iterator[Page]:
    with waiting(engine_browser) as page:
        yield page


def open_plain(page: Page, url: str) -> None:
    """Open the page without the site's font: In Firefox, pypdf finds no bold text and no ligatures."""
    page.goto(url)
    page.evaluate(ADD_STYLES, "* { font-family: sans-serif !important; font-variant-ligatures: none !important; }")


@IN_BOTH_ENGINES
@pytest.mark.parametrize("path", ["guide/kog-account/", path_of(OUTCOMES[-1].answers)])
def test_a_heading_is_on_the_sheet_of_the_words_below_it(engine_page: Page, site_url: str, path: str) -> None:
    open_plain(engine_page, site_url + path)
    heading = engine_page.locator("h2").nth(1).inner_text()

    def is_last(height: float) -> bool:
        lines, *_ = printed(engine_page, NARROW, height)
        return squeezed(lines[-1]) == squeezed(heading)

    engine_page.evaluate(ADD_STYLES, LOOSE)
    end = depth(engine_page, heading) + MARGIN
    # On a sheet of this height, only the style keeps the heading from the end.
    height = next(each for each in (end + more / 10 for more in range(12)) if is_last(each))
    engine_page.evaluate("document.adoptedStyleSheets.pop()")
    assert not is_last(height)


@IN_BOTH_ENGINES
def test_an_embedded_outcome_prints_completely_with_its_own_pages_url(
    engine_page: Page, site_url: str, flow: Flow, site: Path
) -> None:
    state = OUTCOMES[-1]
    path = path_of(state.answers)
    open_plain(engine_page, site_url + path.replace("helper/", "embed/", 1))
    [sheet] = printed(engine_page, *A4)
    text = squeezed(" ".join(sheet))
    *words, _ = expected_words(flow, state, site)
    assert [part for part in (*words, f"This page is at {SITE}{path}.") if squeezed(part) not in text] == []


def test_an_embedded_outcome_is_unfolded_while_it_prints(waiting_page: Page, site_url: str) -> None:
    waiting_page.goto(site_url + path_of(OUTCOMES[-1].answers).replace("helper/", "embed/", 1))
    waiting_page.locator("details").first.evaluate("fold => { fold.open = true; }")
    closed = waiting_page.locator("details:not([open])")
    before = closed.count()
    waiting_page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert (before > 0, closed.count()) == (True, 0)
    waiting_page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert closed.count() == before


def test_a_page_of_the_guide_prints_the_addresses_of_its_links_once(
    waiting_page: Page, site_url: str, flow: Flow
) -> None:
    desk = flow.contacts["kog-help-desk"]
    waiting_page.goto(site_url + "guide/kog-account/")
    text = squeezed(" ".join(line for sheet in printed(waiting_page, *A4) for line in sheet))
    for words in (
        f"link it to KOG ({SITE}guide/link-account/)",
        f"open KASPER ({SITE}guide/link-account/#open-kasper)",
        "Source: KOG Help (https://kog.chfs.ky.gov/public/Help)",
        "At kog.chfs.ky.gov, create",
        f"{desk.phone_text(flow.strings)} or {desk.email}",
    ):
        assert squeezed(words) in text
