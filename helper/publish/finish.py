"""What can be done only when all pages and files of the site are there."""

from pathlib import Path


def finish(site: Path) -> None:
    """Finish the built site in its folder."""
