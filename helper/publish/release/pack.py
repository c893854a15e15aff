"""A zip whose bytes depend on nothing but the names and contents of its files, and its date."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

SUMS: Final = "SHA256SUMS"
MODE: Final = 0o100644 << 16
"""A file that everyone may read, whatever the umask was."""
FIRST: Final = 315532800
"""January 1, 1980, in seconds since 1970: a zip has no earlier date."""


def pack(files: Mapping[str, Path], epoch: int, target: Path) -> None:
    """Write a zip with a folder of the files, by their paths in it, and the checksums that `sha256sum --check` reads there.

    The folder has the name of the zip, and `epoch` is the date of all files, in seconds since 1970.
    """
    contents = {name: path.read_bytes() for name, path in sorted(files.items())}
    contents[SUMS] = sums(contents).encode()
    moment = datetime.fromtimestamp(max(epoch, FIRST), UTC).timetuple()[:6]
    with ZipFile(target, "w") as archive:
        for name, data in contents.items():
            entry = ZipInfo(f"{target.stem}/{name}", moment)
            entry.create_system, entry.external_attr, entry.compress_type = 3, MODE, ZIP_DEFLATED
            archive.writestr(entry, data)


def sums(contents: Mapping[str, bytes]) -> str:
    """A line for each file, with its checksum and its name."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in contents.items())
