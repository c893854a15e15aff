"""Layout problems of a page: links too small to touch, cut-off text, text at the edge, and sideways scrolling."""

from typing import Final

from playwright.sync_api import Page

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
      if (!text.data.trim() || !shown || element.closest("[data-md-component='sidebar']")) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      if ([...range.getClientRects()].some((rect) => isCut(rect, element))) cut.push(text.data.trim());
    }
  }
  return cut;
}"""
AT_THE_EDGE: Final = """() => [...document.querySelectorAll("h1, h2, p, .helper-live, .md-search__form")].flatMap((element) => {
  const { left, right, width } = element.getBoundingClientRect();
  const shown = width > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const isNear = (left >= 0 && left < 12) || (right <= innerWidth && right > innerWidth - 12);
  return shown && isNear && !element.closest("[data-md-component='sidebar'], .md-search__output")
    ? [`${element.tagName} ${element.textContent.trim().slice(0, 40)}: ${left} to ${right}`] : [];
})"""
OVERLAPS: Final = """() => {
  const found = [], seen = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode: text } = texts;
    const element = text.parentElement;
    // What scrolls by itself, or stays in view above the rest, hides what is below it.
    if (element.closest("svg, script, style, .md-search__output, [data-md-component='sidebar'], .helper-checklist")) continue;
    const fold = element.closest("details:not([open])");
    if (fold && element.closest("summary")?.parentElement !== fold) continue;
    const { fontSize, visibility, opacity } = getComputedStyle(element);
    if (!text.data.trim() || visibility !== "visible" || opacity === "0") continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (right - left < 2 || bottom - top < 2) continue;
      // The letters, without the space that the font has above and below them.
      const [middle, half] = [(top + bottom) / 2, parseFloat(fontSize) * 0.35];
      const box = { left, right, top: middle - half, bottom: middle + half, text };
      const over = seen.filter((other) => other.text !== text
        && Math.min(other.right, right) - Math.max(other.left, left) > 2
        && Math.min(other.bottom, box.bottom) - Math.max(other.top, box.top) > 2);
      for (const other of over) found.push(`${other.text.data.trim()} / ${text.data.trim()}`);
      seen.push(box);
    }
  }
  return [...new Set(found)];
}"""
"""The texts that lie over one another. Works in old browsers, too."""
STUCK: Final = """() => [...document.querySelectorAll("body *")]
  .filter((element) => ["fixed", "sticky"].includes(getComputedStyle(element).position)
    && !element.closest("[data-md-component='sidebar']") && element.clientWidth > innerWidth / 2)
  .reduce((sum, element) => sum + element.getBoundingClientRect().height, 0) / innerHeight"""
"""The part of the screen's height that what stays in view takes."""
ADD_STYLES: Final = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}"""
SPACED: Final = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
"""
"""The text spacing that people may set (WCAG 2.2, 1.4.12)."""


def misfits(page: Page, *, framed: bool) -> list[str]:
    """Layout problems on desktops, tablets and phones, at a zoom of 400 %, and with increased text spacing.

    A `framed` page may touch the edge. Leaves the page narrow and with that spacing.
    """
    found = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"smaller than 44 by 44 at {width}: {link}" for link in page.evaluate(SMALL_TARGETS)]
    for width in () if framed else (1000, 768):
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"at the very edge at {width}: {text}" for text in page.evaluate(AT_THE_EDGE)]
    # 320 is 1280 at a zoom of 400 %.
    page.set_viewport_size({"width": 320, "height": 256})
    if page.evaluate("document.scrollingElement.scrollWidth") > 320:
        found.append("scrolls sideways at 320")
    found += [f"cut off at 320: {text}" for text in page.evaluate(CUT_OFF, "body")]
    page.evaluate(ADD_STYLES, SPACED)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"cut off at {width}, with more space: {text}" for text in page.evaluate(CUT_OFF, "[data-helper]")]
    return found


def enlarged_misfits(page: Page) -> list[str]:
    """Layout problems of a page whose text is larger, on a desktop and on a phone, upright and on its side."""
    found = []
    for width, height in ((1280, 800), (390, 844), (844, 390)):
        page.set_viewport_size({"width": width, "height": height})
        if (scrolled := page.evaluate("document.scrollingElement.scrollWidth")) > width:
            found.append(f"scrolls sideways at {width}: {scrolled}")
        found += [f"cut off at {width}: {text}" for text in page.evaluate(CUT_OFF, "body")]
        found += [f"over one another at {width}: {texts}" for texts in page.evaluate(OVERLAPS)]
        if (part := page.evaluate(STUCK)) > 1 / 3:
            found.append(f"what stays in view takes {part:.0%} of the height of {height}")
    return found
