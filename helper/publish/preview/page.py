"""The preview page."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from helper.publish.pages.contents import headings
from helper.publish.pages.front_matter import front_of
from helper.publish.pages.page import Page
from helper.publish.preview.examples import components, examples
from helper.render.environment import environment

TEMPLATE: Final = Path(__file__).parent / "page.md"


def preview_page(to_html: Callable[[str], str]) -> Page:
    """All components with their examples. `to_html` makes HTML of Markdown."""
    rendered = {component: list(examples(component)) for component in components()}
    text = environment().from_string(TEMPLATE.read_text("utf-8")).render(components=rendered)
    html = to_html(text)
    return Page("preview/", {**front_of(text), "contents": headings(html)}, html)
