"""Compresses the finished site beforehand: `python -m helper.publish.finish.compress <site> <cache>`.

Beside each file that gains by it come the same contents by brotli (`.br`) and gzip (`.gz`), for hosts that serve those.
"""

import gzip
import hashlib
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import brotli

METHODS: Final = {".br": partial(brotli.compress, quality=11, lgwin=24), ".gz": partial(gzip.compress, mtime=0)}
SMALLEST: Final = 1024
"""Bytes below which compressing does not pay: they travel in one packet anyway."""
WORTHWHILE: Final = 0.95
"""A compressed file is kept when it has at most this share of the bytes."""


def compress(site: Path, cache: Path) -> None:
    """Compress the site in its folder. The folder `cache` keeps what was made, by contents, for the next time."""
    fresh = cache.with_name(f"{cache.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    files = sorted(files_to_compress(site), key=lambda path: -path.stat().st_size)
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        list(pool.map(partial(_compress_file, cache=cache, fresh=fresh), files))
    shutil.rmtree(cache, ignore_errors=True)
    fresh.rename(cache)


def files_to_compress(site: Path) -> Iterator[Path]:
    """The files of the site that are large enough and not compressed already."""
    for path in site.rglob("*"):
        if path.is_file() and path.suffix not in METHODS and path.stat().st_size > SMALLEST:
            yield path


def _compress_file(path: Path, cache: Path, fresh: Path) -> None:
    data = path.read_bytes()
    for suffix, method in METHODS.items():
        name = hashlib.sha256(data).hexdigest() + suffix
        kept = cache / name
        made = kept.read_bytes() if kept.exists() else method(data)
        (fresh / name).write_bytes(made)
        if len(made) <= WORTHWHILE * len(data):
            path.with_name(path.name + suffix).write_bytes(made)


if __name__ == "__main__":
    compress(*map(Path, sys.argv[1:]))
