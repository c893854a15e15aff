"""The focus and the visibility of the heading after a move."""

from typing import Any, Final

from playwright.sync_api import Page

LOOK: Final = """() => {
  const heading = document.querySelector("[data-helper] .helper-heading");
  const { x, y, width, height, top, bottom } = heading.getBoundingClientRect();
  return {
    focused: document.activeElement === heading,
    tabindex: heading.getAttribute("tabindex"),
    "in the viewport": top >= 0 && bottom <= innerHeight,
    "in sight": heading.contains(document.elementFromPoint(x + width / 2, y + height / 2)),
  };
}"""
ARRIVED: Final = {"focused": True, "tabindex": "-1", "in the viewport": True, "in sight": True}
"""What must be true after every move."""


def arrival(page: Page) -> dict[str, Any]:
    """The state of the heading of the region; equals `ARRIVED` if all is well."""
    found: dict[str, Any] = page.evaluate(LOOK)
    return found
