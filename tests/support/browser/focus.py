"""A walk through a page by Tab: where the focus stops, and whether one sees it there."""

from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page, expect

from tests.support.browser.wait import wait_until

MOST: Final = 150
"""More stops than any page has; a walk that takes longer is trapped."""

REMEMBER: Final = """() => {
  // A field may show by its label, or by the form around it, that it has the focus.
  window.shownBy = (element) => [element, ...(element.labels ?? []), element.closest("form")].filter(Boolean);
  window.lookOf = (element) => {
    const style = getComputedStyle(element);
    const lines = ["outline", "border-top", "border-right", "border-bottom", "border-left"].map((line) => {
      const [kind, width, color] = ["style", "width", "color"].map((part) => style.getPropertyValue(`${line}-${part}`));
      return kind === "none" || width === "0px" ? "" : `${kind} ${width} ${color}`;
    });
    return lines.join();
  };
  window.looks = new Map([...document.querySelectorAll("*")].map((element) => [element, lookOf(element)]));
  // Tab stops at one radio button of a group only, and which one that is depends on where it comes from.
  window.due = new Set([...document.querySelectorAll("a[href], button, summary, input:not([type='radio']), [tabindex='0']")]
    .filter((element) => element.tabIndex >= 0 && !element.disabled &&
      element.checkVisibility({ visibilityProperty: true })));
  window.passed = new Set();
}"""
LOOK: Final = """async () => {
  const element = document.activeElement;
  if (element === document.body || passed.has(element)) return null;
  passed.add(element);
  due.delete(element);
  const marked = shownBy(element).some((shown) => lookOf(shown) !== looks.get(shown));
  const inSight = () => shownBy(element).some((shown) => [...shown.getClientRects()].some(({ x, y, width, height }) =>
    width * height > 0 && shown.contains(document.elementFromPoint(x + width / 2, y + height / 2))));
  // The page may still be scrolling.
  for (let frame = 0; frame < 30 && !inSight(); frame++) await new Promise(requestAnimationFrame);
  return { html: element.cloneNode().outerHTML, marked, in_sight: inSight() };
}"""
LEFT: Final = "[...due].map((element) => element.cloneNode().outerHTML)"


@dataclass(frozen=True)
class Stop:
    """An element that the focus stops at.

    `marked`: an outline or border shows that it has the focus; `in_sight`: nothing covers it.
    """

    html: str
    marked: bool
    in_sight: bool


def walk(page: Page, key: str) -> tuple[list[Stop], list[str]]:
    """The stops from one end of the page to the other by that key, and the elements that it should stop at but does not.

    Raises AssertionError where the walk does not come to an end.
    """
    page.evaluate(REMEMBER)
    stops: list[Stop] = []
    for _ in range(MOST):
        page.keyboard.press(key)
        look = page.evaluate(LOOK)
        if look is None:
            return stops, page.evaluate(LEFT)
        stops.append(Stop(**look))
    raise AssertionError(f"{MOST} times {key} do not leave the page")


def expect_skip_link(page: Page) -> None:
    """Expect the first stop of a page that has just loaded to be the skip link, in sight, and to lead to the content."""
    page.keyboard.press("Tab")
    skip_link = page.locator("a.md-skip")
    expect(skip_link).to_be_focused()
    expect(skip_link).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    wait_until(page, "document.activeElement.closest('article') !== null", 30)


def press_until(page: Page, selector: str, key: str = "Tab") -> None:
    """Press the key until an element of that selector has the focus. Raises AssertionError where none ever has."""
    for _ in range(MOST):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{MOST} times {key} do not reach «{selector}»")
