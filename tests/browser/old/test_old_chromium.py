"""Chromium 80 of February 2020 skips the site's scripts. Everything can be read, followed and printed all the same."""

from collections.abc import Iterator
from io import BytesIO
from typing import Final

import pytest
from markupsafe import Markup
from pypdf import PdfReader

from helper.engine.replay import Reached, replay
from tests.support.browser.layout import OVERLAPS
from tests.support.browser.old_chromium import OldChromium
from tests.support.browser.skip import skipped_without
from tests.support.odd_paths import FLOW
from tests.support.page import PAGES

OUTCOME: Final = "helper/kog-no/kasper-no/"
MARKS: Final = """[...document.querySelectorAll(".helper-steps > li")].every((step) => {
  const [box, number] = [step, step.querySelector("p")].map((element) => getComputedStyle(element, "::before"));
  const end = ({ left, width }) => parseFloat(left) + parseFloat(width);
  const isBoxAside = box.content === "none" || end(box) <= parseFloat(number.left);
  return isBoxAside && end(number) <= parseFloat(getComputedStyle(step).paddingLeft);
})"""
"""Whether the number of each step and its box to tick are beside its words."""
BUTTONS: Final = """[...document.querySelectorAll("button:not(.md-code__button)")].filter((button) =>
  button.offsetWidth > 0 && getComputedStyle(button).visibility === "visible").length"""
"""How many buttons are shown, besides the theme's, whose script runs."""


@pytest.fixture(scope="module")
def old() -> Iterator[OldChromium]:
    with skipped_without("Chromium 80"), OldChromium.start() as started:
        yield started


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_read_and_offers_no_button_without_its_script(old: OldChromium, site_url: str, path: str) -> None:
    for width in (1280, 390):
        old.resize(width, 844)
        old.goto(site_url + path)
        assert old.evaluate("document.scrollingElement.scrollWidth") == width
        assert old.evaluate(f"({OVERLAPS})()") == []
        assert old.evaluate(MARKS)
    assert old.evaluate(BUTTONS) == 0


def test_links_lead_from_the_home_page_to_an_outcome(old: OldChromium, site_url: str) -> None:
    old.goto(site_url)
    for option in ("no", "no"):
        old.click(f"a[data-option='{option}']")
    assert old.evaluate("location.href") == site_url + OUTCOME
    assert old.evaluate("document.querySelector('h1').textContent") == "Request a new KASPER account"


def test_an_outcome_prints_completely_with_its_boxes_beside_the_words(old: OldChromium, site_url: str) -> None:
    old.goto(site_url + OUTCOME)
    old.emulate_media("print")
    assert old.evaluate(MARKS)
    old.emulate_media("")
    text = "".join("".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(old.pdf())).pages)
    state = replay(FLOW, {"kog": "no", "kasper": "no"})
    assert isinstance(state, Reached)
    steps = [Markup(step.text).striptags() for procedure in state.procedures for step in procedure.steps]
    assert [step for step in steps if "".join(step.split()) not in text] == []
    assert "#" not in text
