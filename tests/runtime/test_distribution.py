import hashlib
import json
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from helper.model.flow import Flow
from helper.runtime.distribution import RuntimeMissingError, assemble
from tests.conftest import ROOT

PYODIDE = ROOT / "node_modules" / "pyodide"


@pytest.fixture(scope="module")
def runtime(flow: Flow, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("runtime") / "runtime"
    assemble(flow, PYODIDE, target)
    return target


def test_the_lock_names_our_wheels_only_and_each_by_its_digest(runtime: Path) -> None:
    packages = json.loads((runtime / "pyodide-lock.json").read_text())["packages"]
    assert set(packages) == {"jinja2", "markupsafe", "kasper-access-guide"}
    for package in packages.values():
        wheel = runtime / package["file_name"]
        assert hashlib.sha256(wheel.read_bytes()).hexdigest() == package["sha256"]


def test_every_file_of_the_runtime_is_listed_and_no_other_is_there(runtime: Path, flow: Flow) -> None:
    listed = {path.name for path in assemble(flow, PYODIDE, runtime)}
    wheels = {path.name for path in runtime.glob("*.whl")}
    assert len(wheels) == 3
    assert listed == wheels | {
        "pyodide.mjs",
        "pyodide.asm.js",
        "pyodide.asm.wasm",
        "python_stdlib.zip",
        "pyodide-lock.json",
    }


@pytest.mark.skipif(sys.version_info[:2] != (3, 13), reason="bytecode for Pyodide's Python 3.13 needs Python 3.13 here")
def test_the_wheels_hold_bytecode(runtime: Path) -> None:
    for wheel in runtime.glob("*.whl"):
        suffixes = {Path(name).suffix for name in ZipFile(wheel).namelist()}
        assert ".pyc" in suffixes
        assert ".py" not in suffixes


def test_what_has_not_changed_is_not_made_again(runtime: Path, flow: Flow) -> None:
    before = {path: path.stat().st_mtime_ns for path in runtime.iterdir()}
    assemble(flow, PYODIDE, runtime)
    assert {path: path.stat().st_mtime_ns for path in runtime.iterdir()} == before


def test_a_missing_pyodide_is_told_with_its_remedy(flow: Flow, tmp_path: Path) -> None:
    with pytest.raises(RuntimeMissingError) as raised:
        assemble(flow, tmp_path / "node_modules" / "pyodide", tmp_path / "runtime")
    assert str(raised.value) == (
        "Pyodide is not in node_modules/, so Python cannot be packed for the browser. Run «make build», which installs it."
    )
