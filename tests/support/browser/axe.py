"""axe-core in a page: which rules of accessibility the page breaks, and where."""

from typing import Final, NamedTuple

from playwright.sync_api import Frame, Page

from tests.support.project import ROOT

SCRIPT: Final = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN: Final = """async (tags) => {
  const { violations } = await axe.run({ runOnly: tags, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => [id, node.target.join(" "), node.failureSummary]));
}"""


class Violation(NamedTuple):
    """A rule of axe-core (its id), the selector of the element that breaks it, and what to do about it."""

    rule: str
    selector: str
    remedy: str


def violations(page: Page | Frame) -> list[Violation]:
    """What breaks the rules of WCAG 2.2 A and AA, or the best practices, in the page as it is shown now."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    return [Violation(*found) for found in page.evaluate(RUN, TAGS)]
