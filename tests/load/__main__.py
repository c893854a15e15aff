"""Measures how much load nginx handles with the settings from the build: `python -m tests.load`."""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.load.report import Results, table, write
from tests.load.wrk import Load, WrkMissingError, load
from tests.support.hosts import HostMissingError, nginx
from tests.support.machine import now
from tests.support.page import parse
from tests.support.project import ROOT, SITE

MEASUREMENTS: Final = ROOT / "docs" / "measurements"
VISIT: Final = ("", "helper/kog-no/", "helper/kog-no/kasper-yes/", "helper/kog-no/kasper-yes/old-sign-in-no/")
PYTHON: Final = ("image.wasm",)


def main() -> None:
    """Measure and report. Exits with an error if requests failed."""
    options = _options()
    try:
        with nginx(SITE) as root:
            loads = tuple(_loads(root, options.seconds))
    except (HostMissingError, WrkMissingError) as error:
        sys.exit(f"The load cannot be measured: {error}.")
    results = Results(now(), _version(), loads)
    print(table(results), end="")
    write(results, options.output)
    errors = sum(found.errors for found in loads)
    if errors:
        sys.exit(f"{errors} requests failed.")


def _loads(root: str, seconds: int) -> Iterator[Load]:
    for name, paths in {
        "Pages and all that they load": tuple(_visit()),
        "Python for the browser": tuple(_python()),
    }.items():
        print(f"{seconds} s: {name}", file=sys.stderr, flush=True)
        yield load(name, root, paths, seconds)


def _visit() -> Iterator[str]:
    """The paths of four pages on the way to an outcome and of the files that they load, once each."""
    yield from VISIT
    home = parse(SITE, "")
    for element in (*home.find("script[@src]"), *home.find("link[@integrity]"), *home.find("link[@as='font']")):
        yield element.get("src") or element.get("href") or ""


def _python() -> Iterator[str]:
    for name in PYTHON:
        [file] = SITE.glob(f"assets/helper/*/{name}")
        yield file.relative_to(SITE).as_posix()


def _version() -> str:
    done = subprocess.run(["nginx", "-v"], capture_output=True, text=True, check=True)
    return done.stderr.strip().rpartition("/")[2]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.load", description="Measure how many requests nginx answers."
    )
    parser.add_argument("--seconds", type=int, default=30, help="duration for each row")
    parser.add_argument("--output", type=Path, default=MEASUREMENTS, help="the folder for the results")
    return parser.parse_args()


if __name__ == "__main__":
    main()
