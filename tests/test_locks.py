"""Packages are installed exactly as locked: by digest, and from any registry."""

import json
import re
from pathlib import Path

import pytest

from tests.support.project import ROOT

REQUIREMENT = re.compile(r"^(?P<name>[a-z0-9._-]+)==\S+(?P<rest>(?:.*\\\n)*.*)$", re.MULTILINE)
NPM_LOCKS = sorted(path for path in ROOT.glob("**/package-lock.json") if not {"node_modules", "build"} & {*path.parts})


def test_every_python_package_is_pinned_with_digests() -> None:
    text = (ROOT / "requirements.txt").read_text()
    entries = {match["name"]: match["rest"] for match in REQUIREMENT.finditer(text)}
    lines = [line for line in text.splitlines() if line and line[0] not in "# "]
    assert len(entries) == len(lines), "some entries are not a package with one version"
    assert [name for name, rest in entries.items() if "--hash=sha256:" not in rest] == []


def test_no_python_package_names_a_download_url() -> None:
    assert "://" not in (ROOT / "requirements.txt").read_text()


def test_python_packages_are_installed_only_as_locked() -> None:
    assert "pip install --require-hashes --requirement requirements.txt" in (ROOT / "Makefile").read_text()


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
