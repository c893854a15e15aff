"""Every file of the built site has one known origin, and the licences that LICENSE lists are those of the origins."""

import json
import re
from collections import Counter
from importlib.metadata import distribution, metadata
from pathlib import Path

import pytest

from helper.publish.sbom.packages import OPTIONAL, THEME, Package, fits, owners, packages, shipped
from tests.support.project import ROOT

PACKAGES = ROOT / "node_modules"
LISTED = packages(PACKAGES)
BUNDLED = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")


def test_every_file_of_the_site_has_one_origin(site: Path) -> None:
    found = {address: [component.name for component in owners(address, LISTED)] for address in shipped(site)}
    wrong = {address: names for address, names in found.items() if len(names) != 1}
    assert wrong == {}, "name each file in helper/publish/sbom/packages.py, once"


def test_a_star_in_a_pattern_stands_for_a_part_of_one_name() -> None:
    assert fits("guide/words/index.html", "guide/*/index.html")
    assert fits("assets/helper/python-0/a-1.whl", "assets/helper/python-*/a-*.whl")
    assert not fits("guide/words/more/index.html", "guide/*/index.html")
    assert not fits("guide/index.html", "guide/*/index.html")


@pytest.mark.parametrize("component", LISTED, ids=lambda component: component.name)
def test_every_origin_is_used(component: Package, site: Path) -> None:
    addresses = list(shipped(site))
    for pattern in set(component.files).difference(OPTIONAL):
        assert any(fits(address, pattern) for address in addresses), pattern
    assert component.files or component.inside
    assert set(component.inside) <= {other.name for other in LISTED}


def test_the_icons_stand_in_the_pages(site: Path) -> None:
    icon = distribution("mkdocs-material").locate_file("material/templates/.icons/material/weather-night.svg")
    [shape] = re.findall(r' d="([^"]+)"', Path(str(icon)).read_text("utf-8"))
    assert shape in (site / "index.html").read_text("utf-8")


def test_what_the_theme_bundles_is_what_its_source_maps_name() -> None:
    assets = Path(str(distribution("mkdocs-material").locate_file("material/templates/assets")))
    maps = [json.loads(path.read_text("utf-8")) for path in assets.rglob("*.min.*.map")]
    bundled = {name for told in maps for source in told["sources"] for name in BUNDLED.findall(source)}
    assert bundled == {c.package.removeprefix("pkg:npm/") for c in LISTED if c.inside == (THEME,)}


@pytest.mark.parametrize("component", LISTED, ids=lambda component: component.name)
def test_a_licence_is_the_one_that_the_package_declares(component: Package) -> None:
    kind, _, name = component.package.removeprefix("pkg:").partition("/")
    name = name.replace("%40", "@")
    if kind == "pypi" and "License-Expression" in (told := metadata(name)):
        assert component.licence == told["License-Expression"]
    elif kind == "npm" and (PACKAGES / name).exists():
        assert component.licence == json.loads((PACKAGES / name / "package.json").read_text("utf-8"))["license"]


def test_the_licences_are_listed_with_the_versions_that_ship() -> None:
    _, _, listed = (ROOT / "LICENSE").read_text("utf-8").partition("---")
    entries = re.findall(r"^  (\S.*)$", listed, re.MULTILINE)
    expected = [" ".join(filter(None, (c.name, c.version, f"({c.licence})"))) for c in LISTED[1:]]
    assert Counter(entries) == Counter(expected)
