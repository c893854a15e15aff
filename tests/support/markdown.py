"""The Jinja2 templates of tests."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def templates(beside: str) -> Environment:
    """The templates in the folder `templates` beside the module of that file. They insert markup, so they escape nothing."""
    return Environment(
        loader=FileSystemLoader(Path(beside).with_name("templates")),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
