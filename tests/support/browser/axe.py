"""axe-core in a page: the accessibility rules that the page breaks, and where."""

from typing import Any, Final, NamedTuple

from playwright.sync_api import Frame, Page

from tests.support.project import ROOT

SCRIPT: Final = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN: Final = """async ([scope, options]) => {
  // Colors in the middle of a transition have other contrasts.
  for (const animation of document.getAnimations()) animation.cancel();
  const { violations } = await axe.run(scope, { ...options, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => [id, node.target.join(" "), node.failureSummary]));
}"""
GROUND: Final = "document.documentElement.style.background = 'Canvas'"
"""Paints what browsers show behind an embedded page, which is transparent, since axe-core does not know it."""


class Violation(NamedTuple):
    """The id of a rule, the selector of the element that breaks it, and the remedy."""

    rule: str
    selector: str
    remedy: str


def violations(page: Page | Frame, scope: str = "html") -> list[Violation]:
    """Violations of WCAG 2.2 A and AA and of best practices in that part of the page as it is shown now."""
    return _run(page, scope, {"runOnly": {"type": "tag", "values": TAGS}})


def violations_of_layout(page: Page) -> list[Violation]:
    """The same but for contrast, which takes the longest and does not depend on the width."""
    rules = {"color-contrast": {"enabled": False}}
    return _run(page, "html", {"runOnly": {"type": "tag", "values": TAGS}, "rules": rules})


def dark_violations(page: Page) -> list[Violation]:
    """Text with too little contrast in the dark palette, which changes only colors. Leaves the page dark."""
    page.emulate_media(color_scheme="dark")
    return _run(page, "html", {"runOnly": {"type": "rule", "values": ["color-contrast"]}})


def _run(page: Page | Frame, scope: str, options: dict[str, Any]) -> list[Violation]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    return [Violation(*found) for found in page.evaluate(RUN, [scope, options])]
