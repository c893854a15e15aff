"""wrk, a load generator."""

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
    """wrk is not installed."""


@dataclass(frozen=True)
class Load:
    """The requested `paths` below the root, and the results.

    `errors` counts failed connections, timeouts and statuses other than success. `bytes` were received. `half` and `most`
    are the milliseconds within which half of the responses and 99 of 100 arrived.
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
    """Request the paths in turn for that many seconds. Raises WrkMissingError."""
    program = shutil.which("wrk")
    if program is None:
        raise WrkMissingError("wrk is not installed; on Debian, install the package wrk")
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
