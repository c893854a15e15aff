"""The small project in `small/`, which has one of everything that people write."""

from pathlib import Path
from typing import Final

from helper.publish.project import Project, read_project

SMALL: Final = Path(__file__).parent / "small"


def small_project() -> Project:
    """The project, read anew."""
    return read_project(SMALL / "mkdocs.yml", {})
