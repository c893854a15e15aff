"""Every file of the built site belongs to one known package, and LICENSE lists the licenses of all packages."""

import json
import re
from collections import Counter
from importlib.metadata import distribution, metadata
from pathlib import Path

import pytest

from helper.publish.sbom.packages import OPTIONAL, THEME, Package, matches, owners, packages, shipped_files
from tests.support.project import ROOT

PACKAGES = ROOT / "node_modules"
LISTED = packages(PACKAGES)
BUNDLED = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")


def test_every_file_of_the_site_belongs_to_one_package(site: Path) -> None:
    found = {path: [package.name for package in owners(path, LISTED)] for path in shipped_files(site)}
    wrong = {path: names for path, names in found.items() if len(names) != 1}
    assert wrong == {}, "add a pattern for each file to one package in helper/publish/sbom/packages.py"


def test_a_star_in_a_pattern_matches_within_one_path_segment() -> None:
    assert matches("guide/words/index.html", "guide/*/index.html")
    assert matches("assets/helper/python-0/a-1.whl", "assets/helper/python-*/a-*.whl")
    assert not matches("guide/words/more/index.html", "guide/*/index.html")
    assert not matches("guide/index.html", "guide/*/index.html")


def test_every_package_and_every_pattern_is_used(site: Path) -> None:
    paths = list(shipped_files(site))
    for package in LISTED:
        for pattern in set(package.files).difference(OPTIONAL):
            assert any(matches(path, pattern) for path in paths), pattern
        assert package.files or package.inside, package.name
        assert set(package.inside) <= {other.name for other in LISTED}


def test_the_pages_have_the_themes_icons(site: Path) -> None:
    icon = distribution("mkdocs-material").locate_file("material/templates/.icons/material/magnify.svg")
    [shape] = re.findall(r' d="([^"]+)"', Path(str(icon)).read_text("utf-8"))
    assert shape in (site / "index.html").read_text("utf-8")


def test_the_packages_that_the_theme_bundles_are_those_in_its_source_maps() -> None:
    assets = Path(str(distribution("mkdocs-material").locate_file("material/templates/assets")))
    maps = [json.loads(path.read_text("utf-8")) for path in assets.rglob("*.min.*.map")]
    bundled = {name for each in maps for source in each["sources"] for name in BUNDLED.findall(source)}
    assert bundled == {c.package.removeprefix("pkg:npm/") for c in LISTED if c.inside == (THEME,)}


@pytest.mark.parametrize("package", LISTED, ids=lambda package: package.name)
def test_a_license_is_the_one_that_the_package_declares(package: Package) -> None:
    kind, _, name = package.package.removeprefix("pkg:").partition("/")
    name = name.replace("%40", "@")
    if kind == "pypi" and "License-Expression" in (installed := metadata(name)):
        assert package.license == installed["License-Expression"]
    elif kind == "npm" and (PACKAGES / name).exists():
        assert package.license == json.loads((PACKAGES / name / "package.json").read_text("utf-8"))["license"]


def test_license_lists_the_packages_that_ship_with_their_versions() -> None:
    _, _, listed = (ROOT / "LICENSE").read_text("utf-8").partition("---")
    entries = re.findall(r"^  (\S.*)$", listed, re.MULTILINE)
    expected = [" ".join(filter(None, (c.name, c.version, f"({c.license})"))) for c in LISTED[1:]]
    assert Counter(entries) == Counter(expected)
