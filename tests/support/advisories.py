"""Asks the registries for known vulnerabilities of the locked packages: `python -m tests.support.advisories`.

Exits with 0 if there are none, 1 if there are some, and 2 if none were found but something could not be checked.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.support.project import ROOT

BIN: Final = Path(sys.executable).parent
SECONDS: Final = 300
PIP_AUDIT: Final = (sys.executable, "-m", "pip_audit", "--progress-spinner", "off", "--format", "json")
NPM_AUDIT: Final = (str(BIN / "npm"), "audit", "--package-lock-only", "--json")
UNCHECKED: Final = "Not everything could be checked, so there may be more. It takes a network, and registries that answer such questions."


@dataclass(frozen=True)
class Answer:
    """What is known of the packages of a lock file: the advisories `found`, and what is `unchecked`, with the reason."""

    lock: str
    found: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()

    @property
    def lines(self) -> Iterator[str]:
        """The answer in words."""
        if not self.found and not self.unchecked:
            yield f"{self.lock}: no advisories."
        yield from (f"{self.lock}: {advisory}" for advisory in self.found)
        yield from (f"{self.lock}: could not be checked: {reason}" for reason in self.unchecked)


def ask(lock: str, command: Iterable[str], read: Callable[[str, Any], Answer]) -> Answer:
    """Run a command that prints JSON, which `read` understands."""
    variables = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}
    try:
        done = subprocess.run(
            [*command], cwd=ROOT, env=variables, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return Answer(lock, unchecked=(f"no answer within {SECONDS} seconds",))
    except OSError as error:
        return Answer(lock, unchecked=(str(error),))
    try:
        return read(lock, json.loads(done.stdout))
    except (ValueError, KeyError, TypeError, AttributeError):
        lines = done.stderr.strip().splitlines() or [f"status {done.returncode} without a message"]
        return Answer(lock, unchecked=(lines[-1],))


def from_pip_audit(lock: str, data: Any) -> Answer:
    """Read the answer of pip-audit."""
    packages = data["dependencies"]
    found = tuple(
        f"{package['name']} {package['version']}: {flaw['id']}, fixed in {', '.join(flaw['fix_versions']) or 'no version'}"
        for package in packages
        for flaw in package.get("vulns", ())
    )
    skipped = [package["skip_reason"] for package in packages if "skip_reason" in package]
    if skipped:
        return Answer(lock, found, (f"{len(skipped)} of {len(packages)} packages, the first because: {skipped[0]}",))
    return Answer(lock, found, () if packages else ("pip-audit found no packages in it",))


def from_npm(lock: str, data: Any) -> Answer:
    """Read the answer of `npm audit`."""
    if "vulnerabilities" not in data:
        error = data.get("error", {})
        return Answer(lock, unchecked=(error.get("summary") or data.get("message") or error["code"],))
    found = tuple(
        f"{name} {flaw['range']}: {', '.join(via['title'] for via in flaw['via'] if isinstance(via, dict)) or 'through others'}"
        for name, flaw in data["vulnerabilities"].items()
    )
    return Answer(lock, found)


def npm_locks() -> list[Path]:
    """The lock files of npm, of the site and of the parts of the tests that have their own packages."""
    found = ROOT.glob("**/package-lock.json")
    return sorted(path for path in found if not {"node_modules", "build"} & {*path.relative_to(ROOT).parts})


def report(answers: Iterable[Answer]) -> int:
    """Print the answers. Returns the exit status."""
    answers = tuple(answers)
    print("\n".join(line for answer in answers for line in answer.lines))
    unchecked = any(answer.unchecked for answer in answers)
    if unchecked:
        print(UNCHECKED)
    return 1 if any(answer.found for answer in answers) else 2 if unchecked else 0


def main() -> None:
    """Ask for all lock files and exit with the status."""
    requirements = "requirements.txt"
    options = ("--disable-pip", "--require-hashes", "--requirement", requirements)
    python = ask(requirements, (*PIP_AUDIT, *options), from_pip_audit)
    npm = (
        ask(path.relative_to(ROOT).as_posix(), (*NPM_AUDIT, "--prefix", str(path.parent)), from_npm)
        for path in npm_locks()
    )
    sys.exit(report((python, *npm)))


if __name__ == "__main__":
    main()
