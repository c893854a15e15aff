"""Zip archives without dates: the same contents always give the same bytes."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date that the format supports."""


def member(name: str) -> ZipInfo:
    """The metadata of a file of that name in an archive."""
    return ZipInfo(name, date_time=DATE)


def write_archive(files: Iterable[tuple[str, bytes]], target: Path) -> None:
    """Write the files (path inside the archive and contents, in order) as the archive `target`."""
    with ZipFile(target, "w") as archive:
        for name, data in files:
            archive.writestr(member(name), data, ZIP_DEFLATED)


def remove_dates(path: Path) -> None:
    """Rewrite an archive without its dates."""
    with ZipFile(path) as archive:
        files = [(name, archive.read(name)) for name in archive.namelist()]
    write_archive(files, path)
