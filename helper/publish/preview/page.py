"""The preview page."""

from pathlib import Path
from typing import Final

from helper.model.strings import Strings
from helper.publish.preview.examples import components, examples
from helper.publish.preview.flow import flow_with
from helper.render.environment import environment

TEMPLATE: Final = Path(__file__).parent / "page.md"


def preview_page(strings: Strings) -> str:
    """All components with their examples, as Markdown with front matter."""
    flow = flow_with(strings)
    rendered = {component: list(examples(component, flow)) for component in components()}
    return environment(strings).from_string(TEMPLATE.read_text("utf-8")).render(components=rendered)
