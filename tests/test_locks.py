"""Packages are installed exactly as locked: by digest, and from any registry."""

import itertools
import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.support.advisories import npm_locks
from tests.support.project import ROOT

REQUIREMENT = re.compile(r"^(?P<name>[a-z0-9._-]+)==\S+(?P<rest>(?:.*\\\n)*.*)$", re.MULTILINE)
NPM_LOCKS = npm_locks()
INSTALLS = re.compile(r"^.*\b(?:pip|npm)\W+(?:--?\S+\W+)*(?:install|ci)\b.*$", re.MULTILINE)


def test_every_python_package_is_pinned_with_digests() -> None:
    text = (ROOT / "requirements.txt").read_text()
    entries = {match["name"]: match["rest"] for match in REQUIREMENT.finditer(text)}
    lines = [line for line in text.splitlines() if line and line[0] not in "# "]
    assert len(entries) == len(lines), "some entries are not a package with one version"
    assert [name for name, rest in entries.items() if "--hash=sha256:" not in rest] == []


def test_no_python_package_names_a_download_url() -> None:
    assert "://" not in (ROOT / "requirements.txt").read_text()


@pytest.mark.attack(
    "The build",
    "A package is replaced, or runs code while it is installed",
    "Its digest does not match, and only finished packages are installed",
)
def test_python_packages_are_installed_only_as_locked_and_never_built() -> None:
    *locked, own = (line for line in _installs() if "pip install" in line)
    assert len(locked) == 2
    assert all("pip install --require-hashes --only-binary :all: --requirement " in line for line in locked)
    assert own.endswith("pip install --no-index --no-deps --no-build-isolation --editable ."), "only our own is built"


def test_the_locked_pip_installs_the_others() -> None:
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("pip=="))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    [script] = re.findall(r"^\tsed -n '(.*)' requirements\.txt > \.venv/pip\.txt$", makefile, re.MULTILINE)
    command = ["sed", "-n", script.replace("$$", "$"), str(ROOT / "requirements.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        lines[start],
        *itertools.takewhile(lambda line: line[0] == " ", lines[start + 1 :]),
    ]
    pip, others = (makefile.index(f"--requirement {file}") for file in (".venv/pip.txt", "requirements.txt"))
    assert pip < others


def test_npm_runs_no_scripts_of_packages() -> None:
    found = [line for line in _installs() if "pip install" not in line]
    assert len(found) == 3
    assert all("--ignore-scripts" in line for line in found)


def _installs() -> list[str]:
    """The lines that install packages, in the Makefile and in the tests' own installation."""
    texts = ((ROOT / path).read_text("utf-8") for path in ("Makefile", "tests/support/npm.py"))
    return [line for text in texts for line in INSTALLS.findall(text)]


@pytest.mark.parametrize("path", NPM_LOCKS, ids=lambda path: path.relative_to(ROOT).parent.as_posix())
def test_every_npm_package_has_a_digest_and_no_download_url(path: Path) -> None:
    packages = json.loads(path.read_text("utf-8"))["packages"]
    assert packages.pop("")
    # What a package bundles has the package's digest.
    own = {name: entry for name, entry in packages.items() if not entry.get("inBundle")}
    assert [name for name, entry in own.items() if not entry.get("integrity", "").startswith("sha512-")] == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []


@pytest.mark.parametrize("path", NPM_LOCKS, ids=lambda path: path.relative_to(ROOT).parent.as_posix())
def test_every_npm_dependency_has_an_exact_version(path: Path) -> None:
    manifest = json.loads((path.parent / "package.json").read_text("utf-8"))
    named = {**manifest.get("dependencies", {}), **manifest.get("devDependencies", {})}
    assert named
    assert [name for name, version in named.items() if not re.fullmatch(r"\d+\.\d+\.\d+(-[\w.]+)?", version)] == []
