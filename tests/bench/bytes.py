"""The best compression of files, and the bytes that a host sends for them."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from helper.publish.finish.compress import METHODS

ENCODINGS: Final = {"brotli": METHODS[".br"], "gzip": METHODS[".gz"]}


def transferred(files: Iterable[Path], cache: Path) -> dict[str, int]:
    """The number of files, and their total bytes raw and in each encoding. A file that an encoding would enlarge counts raw.

    Compression is slow, so the folder `cache` keeps what was compressed.
    """
    contents = [file.read_bytes() for file in files]
    return {
        "files": len(contents),
        "raw": sum(map(len, contents)),
        **{
            encoding: sum(min(len(data), len(compressed(data, encoding, cache))) for data in contents)
            for encoding in ENCODINGS
        },
    }


def compressed(data: bytes, encoding: str, cache: Path) -> bytes:
    """The data in that encoding, from the folder `cache` if it is there."""
    known = cache / f"{hashlib.sha256(data).hexdigest()}.{encoding}"
    if not known.exists():
        cache.mkdir(parents=True, exist_ok=True)
        known.write_bytes(ENCODINGS[encoding](data))
    return known.read_bytes()
