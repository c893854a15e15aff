"""wrk, which asks a host for files as fast as it can."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

THREADS: Final = 2
CONNECTIONS: Final = 64


class WrkMissingError(Exception):
    """wrk is not on this machine."""


@dataclass(frozen=True)
class Load:
    """What was asked (`name`, paths below the root), and how it went.

    Requests and errors (no connection, no answer in time, another status than success), seconds, bytes received, and the
    times (ms) within which half and 99 of 100 answers were there.
    """

    name: str
    paths: tuple[str, ...]
    requests: int
    errors: int
    seconds: float
    bytes: int
    half: float
    most: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds


def load(name: str, root: str, paths: tuple[str, ...], seconds: int) -> Load:
    """Ask for those paths in turn for that long. Raises WrkMissingError."""
    program = shutil.which("wrk")
    if program is None:
        raise WrkMissingError("wrk is not on this machine; Debian has it in a package of that name")
    options = (f"--threads={THREADS}", f"--connections={CONNECTIONS}", f"--duration={seconds}s")
    done = subprocess.run(
        [program, *options, f"--script={Path(__file__).with_name('mix.lua')}", root],
        env={**os.environ, "PATHS": " ".join(f"/{path}" for path in paths)},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    return Load(
        name=name,
        paths=paths,
        requests=found["requests"],
        errors=found["errors"],
        seconds=found["microseconds"] / 1e6,
        bytes=found["bytes"],
        half=found["half"] / 1000,
        most=found["most"] / 1000,
    )
