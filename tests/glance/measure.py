"""What an outcome shows at first sight, before anything is opened."""

from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page, ViewportSize

PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
DESK: Final[ViewportSize] = {"width": 1280, "height": 800}
MEASURE: Final = """() => {
  const region = document.querySelector("[data-helper]");
  // Filled in as soon as they are near the screen, which may be now or a moment later.
  for (const deadline of region.querySelectorAll("kasper-deadline")) deadline.replaceChildren();
  const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const bottom = (element) => (element ? Math.round(element.getBoundingClientRect().bottom + scrollY) : null);
  const controls = [...region.querySelectorAll("a, button, input:not([type=checkbox]), summary, select")];
  const bar = document.querySelector(".helper-checklist");
  const first = region.querySelector("[data-procedure] ol > li");
  return {
    words: region.innerText.split(/\\s+/).filter(Boolean).length,
    height: document.documentElement.scrollHeight,
    controls: controls.filter(isSeen).length,
    step: bottom(first.querySelector("p")),
    call: bottom(first.querySelector("a[href^='tel:']")),
    covered: bar && isSeen(bar) ? bar.offsetHeight : 0,
  };
}"""


@dataclass(frozen=True)
class Glance:
    """An outcome at first sight. Places are in CSS pixels from the top of the page.

    `screens` is the height of the page in screens, `step` where the first step ends, `call` where the phone number ends
    that the first step needs (None if it needs none), and `screen` where the first screen ends.
    """

    path: str
    words: int
    screens: float
    controls: int
    step: int
    call: int | None
    screen: int


def glance(page: Page, path: str) -> Glance:
    """The glance at the outcome that a page shows in its window."""
    found = page.evaluate(MEASURE)
    assert page.viewport_size
    height = page.viewport_size["height"]
    screen = height - found["covered"]
    return Glance(
        path, found["words"], found["height"] / height, found["controls"], found["step"], found["call"], screen
    )
