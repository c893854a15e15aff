"""The preview page."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from helper.model.strings import Strings
from helper.publish.pages.contents import headings
from helper.publish.pages.front_matter import front_of
from helper.publish.pages.page import Page
from helper.publish.preview.examples import components, examples
from helper.publish.preview.flow import flow_with
from helper.render.environment import environment

TEMPLATE: Final = Path(__file__).parent / "page.md"


def preview_page(strings: Strings, to_html: Callable[[str], str]) -> Page:
    """All components with their examples. `to_html` makes HTML of Markdown."""
    flow = flow_with(strings)
    rendered = {component: list(examples(component, flow)) for component in components()}
    text = environment(strings).from_string(TEMPLATE.read_text("utf-8")).render(components=rendered)
    html = to_html(text)
    return Page("preview/", {**front_of(text), "contents": headings(html)}, html)
