import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from helper.publish.sbom.bill import bill
from helper.publish.sbom.packages import packages, shipped_files
from tests.support.project import ROOT

LISTED = packages(ROOT / "node_modules")
BUILT = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture(scope="module")
def text(site: Path) -> str:
    return bill(site, LISTED, BUILT)


@pytest.fixture(scope="module")
def parts(text: str) -> list[dict[str, Any]]:
    """The components of the bill, the site itself first."""
    bom = json.loads(text)
    return [bom["metadata"]["component"], *bom["components"]]


def test_the_bill_is_valid_cyclonedx(text: str) -> None:
    assert json.loads(text)["specVersion"] == "1.6"
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_the_bill_lists_every_package_with_its_version_and_license(parts: list[dict[str, Any]]) -> None:
    found = {(part["name"], part.get("version", ""), part["licenses"][0]["license"].get("id")) for part in parts}
    assert found == {(package.name, package.version, package.license) for package in LISTED}
    assert {part["purl"] for part in parts} == {package.purl for package in LISTED}


def test_the_bill_lists_every_file_once_with_its_digest(parts: list[dict[str, Any]], site: Path) -> None:
    files = [file for part in parts for file in part.get("components", ())]
    assert sorted(file["name"] for file in files) == sorted(shipped_files(site))
    for file in files:
        [digest] = file["hashes"]
        assert digest == {"alg": "SHA-256", "content": hashlib.sha256((site / file["name"]).read_bytes()).hexdigest()}


def test_every_package_is_a_dependency_of_the_site(text: str, parts: list[dict[str, Any]]) -> None:
    edges = {edge["ref"]: edge.get("dependsOn", []) for edge in json.loads(text)["dependencies"]}
    reached, pending = set(), [parts[0]["bom-ref"]]
    while pending:
        reached.add(ref := pending.pop())
        pending += edges[ref]
    assert {part["bom-ref"] for part in parts} <= reached


def test_the_same_site_gives_the_same_bill(text: str, site: Path) -> None:
    assert bill(site, LISTED, BUILT) == text


def test_another_site_gives_another_serial_number(text: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("another")
    assert json.loads(bill(tmp_path, LISTED, BUILT))["serialNumber"] != json.loads(text)["serialNumber"]
