"""The preview page."""

from pathlib import Path
from typing import Final

from helper.publish.preview.examples import components, examples
from helper.render.environment import environment

TEMPLATE: Final = Path(__file__).parent / "page.md"


def preview_page() -> str:
    """All components with their examples, as Markdown with front matter."""
    rendered = {component: list(examples(component)) for component in components()}
    return environment().from_string(TEMPLATE.read_text("utf-8")).render(components=rendered)
