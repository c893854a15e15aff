"""Targets are large enough, and nothing is cut off or scrolls sideways: on phones, zoomed in, with more space in the text."""

from typing import Final

import pytest
from playwright.sync_api import Page

from helper.engine.address import EMBED
from tests.support.page import page_paths
from tests.support.project import SITE

SMALL_TARGETS: Final = """() => [...document.querySelectorAll("[data-helper] a, [data-contact] a")].flatMap((link) => {
  const boxes = [...link.getClientRects()];
  if (!boxes.length) return [];
  const [left, top] = ["left", "top"].map((side) => Math.min(...boxes.map((box) => box[side])));
  const [right, bottom] = ["right", "bottom"].map((side) => Math.max(...boxes.map((box) => box[side])));
  const [width, height] = [right - left, bottom - top].map((size) => Math.round(size * 10) / 10);
  return width >= 44 && height >= 44 ? [] : [`${link.textContent}: ${width} by ${height}`];
})"""
CUT_OFF: Final = """(scope) => {
  const cut = [];
  const isCut = (rect, element) => {
    for (let box = element; box; box = box.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(box);
      if (/auto|scroll/.test(overflowX) && box !== document.documentElement) return false;
      const { left, right, top, bottom } = box.getBoundingClientRect();
      if (/hidden|clip/.test(overflowX) && (rect.left < left - 1 || rect.right > right + 1)) return true;
      if (/hidden|clip/.test(overflowY) && (rect.top < top - 1 || rect.bottom > bottom + 1)) return true;
      if (position === "fixed") break;
    }
    return rect.left < -1 || rect.right > innerWidth + 1;
  };
  for (const root of document.querySelectorAll(scope)) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { currentNode: text } = texts;
      const element = text.parentElement;
      const shown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      if (!text.data.trim() || !shown || element.closest(".helper-visually-hidden, [data-md-component='sidebar']")) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      if ([...range.getClientRects()].some((rect) => isCut(rect, element))) cut.push(text.data.trim());
    }
  }
  return cut;
}"""
AT_THE_EDGE: Final = """() => [...document.querySelectorAll("h1, h2, p, .helper-host, .md-search__form")].flatMap((element) => {
  const { left, right, width } = element.getBoundingClientRect();
  const shown = width > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const isNear = (left >= 0 && left < 12) || (right <= innerWidth && right > innerWidth - 12);
  return shown && isNear && !element.closest(".helper-visually-hidden, [data-md-component='sidebar'], .md-search__output")
    ? [`${element.tagName} ${element.textContent.trim().slice(0, 40)}: ${left} to ${right}`] : [];
})"""
ADD_STYLES: Final = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}"""
SPACED: Final = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
"""
"""What a person may override by success criterion 1.4.12."""


@pytest.mark.parametrize("path", page_paths(SITE))
def test_a_page_fits_every_width(waiting_page: Page, site_url: str, path: str) -> None:
    page = waiting_page
    page.goto(site_url + path)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(SMALL_TARGETS) == [], f"links smaller than 44 by 44 at {width}"
    for width in (1000, 768):
        page.set_viewport_size({"width": width, "height": 800})
        # What is around a frame is for the page around it.
        assert path.startswith(EMBED) or page.evaluate(AT_THE_EDGE) == [], f"nothing between it and the edge at {width}"
    # As wide as 1280 at 400 %.
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    assert page.evaluate(CUT_OFF, "body") == []
    page.evaluate(ADD_STYLES, SPACED)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(CUT_OFF, "[data-helper]") == [], f"with more space, at {width}"
