"""Firefox's reader view: what Mozilla's Readability keeps of a page."""

from typing import Final, NamedTuple

from playwright.sync_api import Page

from tests.support.project import ROOT

PACKAGE: Final = ROOT / "node_modules" / "@mozilla" / "readability"
SCRIPTS: Final = [(PACKAGE / name).read_text("utf-8") for name in ("Readability.js", "Readability-readerable.js")]
READ: Final = f"""(html) => {{
  {"\n".join(SCRIPTS)}
  const page = new DOMParser().parseFromString(html, "text/html");
  const isOffered = isProbablyReaderable(page);
  const {{ title, textContent }} = new Readability(page).parse() ?? {{ title: "", textContent: "" }};
  return [isOffered, title, textContent];
}}"""


class Reading(NamedTuple):
    """Whether the browser offers the reader view, the title in it, and its text without white space."""

    is_offered: bool
    title: str
    text: str


def read(page: Page, html: str) -> Reading:
    """The reader view of a document, made in any page of a browser."""
    is_offered, title, text = page.evaluate(READ, html)
    return Reading(is_offered, title, squeezed(text))


def squeezed(text: str) -> str:
    """The text without white space, which reader views change."""
    return "".join(text.split())
