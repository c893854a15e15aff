"""Errors in the templates of the theme, worded for the people who edit `overrides/`."""

import traceback
from pathlib import Path
from typing import Final

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

REMEDY: Final = "No page is made from a template with an error. Correct that line."


def template_problem(error: TemplateError, project: Path) -> str:
    """What is wrong with a template in the project’s folder, where, and what to do."""
    if isinstance(error, TemplateSyntaxError):
        place = f"{_shown(error.filename or error.name or '', project)}:{error.lineno}"
    else:
        # Jinja puts the lines of templates into the traceback.
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.endswith(".py")]
        place = f"{_shown(frames[-1].filename, project)}:{frames[-1].lineno}" if frames else "overrides"
    said = (
        f"There is no template “{error.name}”" if isinstance(error, TemplateNotFound) else (error.message or "").strip()
    )
    return f"{place}: {said.removesuffix('.')}. {REMEDY}"


def _shown(file: str, project: Path) -> str:
    path = Path(file)
    return path.relative_to(project).as_posix() if path.is_relative_to(project) else path.name
