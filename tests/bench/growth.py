"""Measures how long builds of larger and larger flows take: `python -m tests.bench.growth`, part of `make bench`."""

import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.support.growth import make_project, states_of
from tests.support.machine import now
from tests.support.project import ROOT

QUESTIONS: Final = (1, 3, 5, 6)
OPTIONS: Final = 4
OUTPUT: Final = ROOT / "docs" / "measurements" / "growth.json"
UNIT: Final = 1 if sys.platform == "darwin" else 1024
"""The bytes in which the system counts memory."""


MOST_SECONDS: Final = 120
"""For the largest flow, with its compression, on two cores."""
MOST_SECONDS_A_STATE: Final = 0.01
"""For each additional state from the second-largest flow to the largest, likewise."""
MOST_MEMORY: Final = 10**9
"""In bytes."""


@dataclass(frozen=True)
class Build:
    """A build of a flow with so many states: its time and that of its compression in seconds.

    `memory` is that of its largest process, and `bytes` the size of the site.
    """

    states: int
    seconds: float
    compression: float
    memory: int
    bytes: int


def build(questions: int) -> Build:
    """Build the site of the flow with so many questions as make does. Raises CalledProcessError."""
    with TemporaryDirectory() as folder:
        project = Path(folder, "project")
        make_project(project, questions, OPTIONS)
        site = project / "build" / "site"
        built = _seconds(project, "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site))
        cache = project / "build" / "compressed"
        compressed = _seconds(project, "helper.publish.finish.compress", str(site), str(cache))
        files = [path for path in site.rglob("*") if path.suffix not in (".br", ".gz") and path.is_file()]
        size = sum(path.stat().st_size for path in files)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * UNIT
    return Build(states_of(questions, OPTIONS), built, compressed, memory, size)


def seconds_a_state(smaller: Build, larger: Build) -> float:
    """How many seconds each additional state of the larger build takes, with its compression."""
    seconds = larger.seconds + larger.compression - smaller.seconds - smaller.compression
    return seconds / (larger.states - smaller.states)


def _seconds(project: Path, *module: str) -> float:
    """How long Python takes to run the module with its arguments in the project."""
    environment = {
        **os.environ,
        "SITE_URL": "https://host.example/",
        "PYTHONPATH": str(ROOT),
        "NO_MKDOCS_2_WARNING": "1",
    }
    started = time.monotonic()
    subprocess.run([sys.executable, "-m", *module], cwd=project, env=environment, check=True)
    return time.monotonic() - started


def main() -> None:
    """Measure, print a line for each size, and write `growth.json`. Exits with 1 if the largest is over budget."""
    builds = []
    for questions in QUESTIONS:
        builds.append(build(questions))
        last = builds[-1]
        print(
            f"{last.states:5} states: {last.seconds:5.1f} s and {last.compression:5.1f} s of compression, "
            f"{last.memory / 1e6:.0f} MB of memory",
            flush=True,
        )
    added = seconds_a_state(*builds[-2:])
    print(f"{added * 1000:.1f} ms for each additional state")
    report = {
        "machine": asdict(now()),
        "options": OPTIONS,
        "builds": [asdict(each) for each in builds],
        "seconds_a_state": added,
    }
    OUTPUT.write_text(json.dumps(report, indent=2) + "\n", "utf-8")
    if last.seconds + last.compression > MOST_SECONDS or added > MOST_SECONDS_A_STATE or last.memory > MOST_MEMORY:
        sys.exit(
            f"The largest flow is over its budget of {MOST_SECONDS} s, {MOST_SECONDS_A_STATE * 1000:.0f} ms for each state and "
            f"{MOST_MEMORY / 1e6:.0f} MB."
        )


if __name__ == "__main__":
    main()
