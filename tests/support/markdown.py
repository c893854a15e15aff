"""Templates that make Markdown."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def templates(beside: str) -> Environment:
    """The templates in the folder `templates` beside the module of that file. Nothing is escaped: what they make is no HTML."""
    return Environment(
        loader=FileSystemLoader(Path(beside).with_name("templates")),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
