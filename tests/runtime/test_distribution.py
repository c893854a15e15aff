import hashlib
import json
import shutil
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from helper.model.flow import Flow
from helper.runtime import distribution
from helper.runtime.distribution import Distribution, RuntimePackingError, assemble
from helper.runtime.image import Kept
from helper.runtime.node import run_node
from helper.runtime.wheels import Files
from tests.support.project import ROOT

PYODIDE = ROOT / "node_modules" / "pyodide"
BUILT = ROOT / "build" / "runtime"


@pytest.fixture
def runtime(site: Path) -> Distribution:
    """The distribution that the built site ships."""
    return Distribution(BUILT / "pyodide", BUILT / "python")


def test_the_lock_file_lists_only_our_wheels_with_their_digests(runtime: Distribution) -> None:
    packages = json.loads((runtime.python / "pyodide-lock.json").read_text())["packages"]
    assert set(packages) == {"jinja2", "markupsafe", "kasper-access-guide"}
    for package in packages.values():
        wheel = runtime.python / package["file_name"]
        assert hashlib.sha256(wheel.read_bytes()).hexdigest() == package["sha256"]


def test_pyodides_webassembly_is_unchanged(runtime: Distribution) -> None:
    [file] = runtime.pyodide.iterdir()
    assert file.read_bytes() == (PYODIDE / "pyodide.asm.wasm").read_bytes()


def test_python_ships_as_an_image_and_as_wheels(runtime: Distribution) -> None:
    wheels = {path.name for path in runtime.python.glob("*.whl")}
    assert len(wheels) == 3
    others = {path.name for path in runtime.python.iterdir()} - wheels
    assert others == {"image.wasm", "python_stdlib.zip", "pyodide-lock.json"}


@pytest.mark.skipif(sys.version_info[:2] != (3, 13), reason="only Python 3.13 can compile for Pyodide's Python")
def test_the_wheels_contain_bytecode(runtime: Distribution) -> None:
    for wheel in runtime.python.glob("*.whl"):
        suffixes = {Path(name).suffix for name in ZipFile(wheel).namelist()}
        assert ".pyc" in suffixes
        assert ".py" not in suffixes


def test_the_runtime_is_not_rebuilt_while_its_inputs_stay_the_same(flow: Flow, site: Path, tmp_path: Path) -> None:
    target = tmp_path / "runtime"
    shutil.copytree(BUILT, target)
    before = {path: path.stat().st_mtime_ns for path in target.rglob("*")}
    assert assemble(flow, PYODIDE, target) == Distribution(target / "pyodide", target / "python")
    assert {path: path.stat().st_mtime_ns for path in target.rglob("*")} == before


def test_only_a_preview_keeps_what_does_not_depend_on_the_flow(
    flow: Flow, toy_flow: Flow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Kept | None] = []

    def write_image(_pyodide: Path, _wheels: list[Files], target: Path, kept: Kept | None) -> None:
        given.append(kept)
        target.write_bytes(b"")

    monkeypatch.setattr(distribution, "write_image", write_image)
    monkeypatch.setattr(distribution, "_write_python", lambda *_: None)
    for each, is_preview in ((flow, True), (toy_flow, True), (toy_flow, False)):
        assemble(each, PYODIDE, tmp_path / "runtime", is_preview=is_preview)
    first, other, of_build = given
    assert first == other
    assert first is not None
    assert first.file == tmp_path / "kept.json"
    assert of_build is None


def test_what_is_kept_is_used_only_whole_and_with_the_same_inputs(tmp_path: Path) -> None:
    kept = json.loads(run_node(Path(__file__).with_name("kept.mjs"), tmp_path / "kept.json"))
    assert kept == {"none": None, "same": [[["/a", "b"]], [1, 2]], "other": None, "damaged": None}


def test_a_missing_pyodide_is_reported_with_the_remedy(flow: Flow, tmp_path: Path) -> None:
    with pytest.raises(RuntimePackingError) as raised:
        assemble(flow, tmp_path / "node_modules" / "pyodide", tmp_path / "runtime")
    assert str(raised.value) == (
        "Pyodide is not in node_modules/, so Python cannot be packed for the browser. Run «make build» to install it."
    )
