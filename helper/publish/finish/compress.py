"""Compresses the finished site: `python -m helper.publish.finish.compress <site> <cache>`.

Hosts can then serve the file with the suffix `.br` (Brotli) or `.gz` (gzip) instead of compressing each response.
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

from helper.publish.finish.tree import paths_in

METHODS: Final = {".br": partial(brotli.compress, quality=11, lgwin=24), ".gz": partial(gzip.compress, mtime=0)}
QUICK: Final = {
    ".br": partial(brotli.compress, quality=5, lgwin=24),
    ".gz": partial(gzip.compress, compresslevel=6, mtime=0),
}
"""For a site of many files, which would otherwise take minutes. They become a tenth larger."""
MANY: Final = 1500
MIN_SIZE: Final = 1024
"""In bytes. Smaller files fit into one packet anyway."""
MAX_RATIO: Final = 0.95
"""A compressed file must be at most this fraction of the original."""


def compress(site: Path, cache: Path) -> None:
    """Compress the site in that folder. The folder `cache` stores the results, by contents, for the next time, unless there are many files."""
    fresh = cache.with_name(f"{cache.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    files = sorted(files_to_compress(site), key=lambda path: -path.stat().st_size)
    is_quick = len(files) > MANY
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        list(pool.map(partial(_compress_file, cache=cache, fresh=fresh, is_quick=is_quick), files, chunksize=8))
    shutil.rmtree(cache, ignore_errors=True)
    fresh.rename(cache)


def files_to_compress(site: Path) -> Iterator[Path]:
    """The files of the site that are large enough and not yet compressed."""
    for path in paths_in(site):
        file = site / path
        if file.suffix not in METHODS and file.stat().st_size > MIN_SIZE:
            yield file


def _compress_file(path: Path, cache: Path, fresh: Path, is_quick: bool) -> None:
    data = path.read_bytes()
    for suffix, method in (QUICK if is_quick else METHODS).items():
        if is_quick:
            compressed = method(data)  # in less time than it takes to store the result
        else:
            name = hashlib.sha256(data).hexdigest() + suffix
            cached = cache / name
            compressed = cached.read_bytes() if cached.exists() else method(data)
            (fresh / name).write_bytes(compressed)
        if len(compressed) <= MAX_RATIO * len(data):
            path.with_name(path.name + suffix).write_bytes(compressed)


if __name__ == "__main__":
    compress(*map(Path, sys.argv[1:]))
