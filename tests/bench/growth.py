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

QUESTIONS: Final = range(1, 7)
OPTIONS: Final = 4
OUTPUT: Final = ROOT / "docs" / "measurements" / "growth.json"
UNIT: Final = 1 if sys.platform == "darwin" else 1024
"""The bytes in which the system counts memory."""


@dataclass(frozen=True)
class Build:
    """A build of a flow with so many states: its time in seconds, the memory of its largest process, and the site's bytes."""

    states: int
    seconds: float
    memory: int
    bytes: int


def build(questions: int) -> Build:
    """Build the site of the flow with so many questions as make does. Raises CalledProcessError."""
    with TemporaryDirectory() as folder:
        project = Path(folder, "project")
        make_project(project, questions, OPTIONS)
        site = project / "build" / "site"
        environment = {
            **os.environ,
            "SITE_URL": "https://host.example/",
            "PYTHONPATH": str(ROOT),
            "NO_MKDOCS_2_WARNING": "1",
        }
        started = time.monotonic()
        for command in (
            ("mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site)),
            ("helper.publish.finish.compress", str(site), str(project / "build" / "compressed")),
        ):
            subprocess.run([sys.executable, "-m", *command], cwd=project, env=environment, check=True)
        seconds = time.monotonic() - started
        size = sum(
            path.stat().st_size for path in site.rglob("*") if path.suffix not in (".br", ".gz") and path.is_file()
        )
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * UNIT
    return Build(states_of(questions, OPTIONS), seconds, memory, size)


def main() -> None:
    """Measure, print a line for each size, and write `growth.json`."""
    builds = []
    for questions in QUESTIONS:
        builds.append(build(questions))
        last = builds[-1]
        print(f"{last.states:5} states: {last.seconds:5.1f} s, {last.memory / 1e6:.0f} MB of memory", flush=True)
    report = {"machine": asdict(now()), "options": OPTIONS, "builds": [asdict(each) for each in builds]}
    OUTPUT.write_text(json.dumps(report, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
