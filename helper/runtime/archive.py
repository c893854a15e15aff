"""Zip archives that hold no date: the same contents give the same bytes, whenever and wherever they are packed."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The first that the format knows."""


def entry(name: str) -> ZipInfo:
    """What an archive tells of a file of that name."""
    return ZipInfo(name, date_time=DATE)


def write_archive(files: Iterable[tuple[str, bytes]], target: Path) -> None:
    """Write those files (by name inside it, in their order) as the archive `target`."""
    with ZipFile(target, "w") as archive:
        for name, data in files:
            archive.writestr(entry(name), data, ZIP_DEFLATED)


def undate(path: Path) -> None:
    """Write an archive anew without the dates that it holds."""
    with ZipFile(path) as archive:
        files = [(name, archive.read(name)) for name in archive.namelist()]
    write_archive(files, path)
