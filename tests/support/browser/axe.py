"""axe-core in a page: which rules of accessibility the page breaks, and where."""

from typing import Any, Final, NamedTuple

from playwright.sync_api import Frame, Page

from tests.support.project import ROOT

SCRIPT: Final = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN: Final = """async (runOnly) => {
  const { violations } = await axe.run({ runOnly, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => [id, node.target.join(" "), node.failureSummary]));
}"""
DARKEN: Final = """() => {
  if (document.body.dataset.mdColorScheme) document.body.dataset.mdColorScheme = "slate";
}"""
"""Does what the theme's switch does; pages for frames have none, and follow the browser."""
GROUND: Final = "document.documentElement.style.background = 'Canvas'"
"""A page for frames has no background; this is what browsers paint behind it, and axe-core does not know that."""


class Violation(NamedTuple):
    """A rule of axe-core (its id), the selector of the element that breaks it, and what to do about it."""

    rule: str
    selector: str
    remedy: str


def violations(page: Page | Frame) -> list[Violation]:
    """What breaks the rules of WCAG 2.2 A and AA, or the best practices, in the page as it is shown now."""
    return _run(page, {"type": "tag", "values": TAGS})


def dark_violations(page: Page) -> list[Violation]:
    """What has too little contrast in the dark palette, which changes colors and nothing else. Leaves the page in it."""
    page.emulate_media(color_scheme="dark")
    page.evaluate(DARKEN)
    return _run(page, {"type": "rule", "values": ["color-contrast"]})


def _run(page: Page | Frame, only: dict[str, Any]) -> list[Violation]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    return [Violation(*found) for found in page.evaluate(RUN, only)]
