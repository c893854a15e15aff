"""The bytes that a host sends for files with the best compression."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from helper.publish.finish.compress import METHODS

ENCODINGS: Final = {"brotli": METHODS[".br"], "gzip": METHODS[".gz"]}


def transferred(files: Iterable[Path], cache: Path) -> dict[str, int]:
    """The number of files, and their total bytes raw and in each encoding. A file that an encoding would enlarge counts raw.

    Compression is slow, so the folder `cache` stores the sizes by the digest of the contents.
    """
    cache.mkdir(parents=True, exist_ok=True)
    contents = [file.read_bytes() for file in files]
    return {
        "files": len(contents),
        "raw": sum(map(len, contents)),
        **{encoding: sum(_size(data, encoding, cache) for data in contents) for encoding in ENCODINGS},
    }


def _size(data: bytes, encoding: str, cache: Path) -> int:
    known = cache / f"{hashlib.sha256(data).hexdigest()}.{encoding}"
    if not known.exists():
        known.write_text(str(len(ENCODINGS[encoding](data))))
    return min(len(data), int(known.read_text()))
