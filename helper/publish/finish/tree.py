"""The files of the built site. `Path.rglob` takes long for tens of thousands."""

import os
from collections.abc import Iterator
from pathlib import Path


def paths_in(site: Path) -> list[str]:
    """The paths of all files below the folder, in order."""
    return sorted(_walk(str(site), ""))


def _walk(folder: str, prefix: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _walk(entry.path, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name
