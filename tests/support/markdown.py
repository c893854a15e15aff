"""Templates without escaping."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def templates(module: str) -> Environment:
    """The templates in the folder `templates` next to that module, given by its `__file__`. They escape nothing."""
    return Environment(
        loader=FileSystemLoader(Path(module).with_name("templates")),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
