"""The packages that build, check and test the site without being part of it, with the versions in the lock files."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from packageurl import PackageURL

REQUIREMENT: Final = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)
INSTALLED: Final = "node_modules/"
"""What the path of each npm package in a lock file begins with, before its name; also when one is inside another."""


def locked(requirements: Path, package_lock: Path) -> Iterator[PackageURL]:
    """Every package in the two lock files, of pip and of npm, for any platform. The site ships a few of them."""
    for name, version in REQUIREMENT.findall(requirements.read_text("utf-8")):
        yield PackageURL("pypi", name=name, version=version)
    for path, entry in json.loads(package_lock.read_text("utf-8"))["packages"].items():
        _, separator, name = path.rpartition(INSTALLED)
        if separator:
            scope, _, plain = name.rpartition("/")
            yield PackageURL("npm", namespace=scope or None, name=plain, version=entry["version"])
