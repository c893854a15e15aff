"""Slow lines, emulated by the host: it answers each request after a delay, and sends all bytes one after another."""

import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench.bytes import ENCODINGS, compressed

SUFFIXES: Final = {"brotli": ".br", "gzip": ".gz"}
CONTENT_ENCODINGS: Final = {"brotli": "br", "gzip": "gzip"}
"""What HTTP calls them."""


@dataclass(frozen=True)
class Line:
    """A line to a host that sends files in that encoding."""

    megabits: float
    milliseconds: int
    encoding: str

    @property
    def name(self) -> str:
        return f"{self.megabits:g} Mbps, {self.milliseconds} ms, {self.encoding}"


LINES: Final = tuple(
    Line(megabits, milliseconds, encoding)
    for megabits, milliseconds in ((10, 40), (1.6, 150))
    for encoding in ENCODINGS
)


class Pipe:
    """Lets bytes through at the rate of the line, whichever thread sends them."""

    def __init__(self, line: Line) -> None:
        self._rate = line.megabits * 1e6 / 8
        self._lock = threading.Lock()
        self._free = 0.0

    def wait(self, count: int) -> None:
        """Wait until so many bytes have passed."""
        with self._lock:
            self._free = max(self._free, time.monotonic()) + count / self._rate
            until = self._free
        time.sleep(max(0.0, until - time.monotonic()))


def packed(file: Path, encoding: str) -> Path:
    """The compressed copy of a file, which may not be there."""
    return file.with_name(file.name + SUFFIXES[encoding])


def pack(files: Iterable[Path], cache: Path) -> None:
    """Put compressed copies beside the files, except where they would be larger."""
    for file in files:
        data = file.read_bytes()
        for encoding in ENCODINGS:
            copy, small = packed(file, encoding), compressed(data, encoding, cache)
            copy.unlink(missing_ok=True)
            if len(small) < len(data):
                copy.write_bytes(small)
