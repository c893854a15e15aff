"""The memory of the processes in which browsers run pages, from Linux's /proc."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

PROCESSES: Final = Path("/proc")
# In Chromium, Firefox and WebKit.
RUNS_PAGES: Final = re.compile(rb"--type=renderer|-contentproc.*\btab$|WebKitWebProcess")


def page_processes() -> dict[int, int]:
    """The resident bytes of each process that runs pages, by process id; empty without /proc."""
    found = {}
    for process in _descendants(os.getpid()):
        folder = PROCESSES / str(process)
        try:
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").strip()
            resident = re.search(r"^VmRSS:\s+(\d+) kB", (folder / "status").read_text(), re.MULTILINE)
        except OSError:
            continue
        if resident and RUNS_PAGES.search(command):
            found[process] = int(resident[1]) * 1024
    return found


def _descendants(process: int) -> Iterator[int]:
    for children in (PROCESSES / str(process) / "task").glob("*/children"):
        try:
            own = [int(child) for child in children.read_text().split()]
        except OSError:
            continue
        for child in own:
            yield child
            yield from _descendants(child)
