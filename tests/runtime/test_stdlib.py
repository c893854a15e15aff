from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest

from helper.runtime import stdlib
from helper.runtime.node import NodeError
from helper.runtime.stdlib import needed_files, write_stdlib
from tests.support.project import ROOT

PYODIDE = ROOT / "node_modules" / "pyodide"
SHIPPED = ROOT / "build" / "runtime" / "python" / "python_stdlib.zip"


@pytest.fixture
def modules(site: Path) -> set[str]:
    """The files of the archive that the built site ships, without their suffixes: they may be bytecode."""
    with ZipFile(SHIPPED) as archive:
        return {str(PurePosixPath(name).with_suffix("")) for name in archive.namelist()}


def test_modules_that_the_warm_up_imports_are_shipped(modules: set[str]) -> None:
    assert {"dataclasses", "urllib/parse", "traceback", "json/__init__"} <= modules


def test_modules_that_nothing_imports_are_not_shipped(modules: set[str]) -> None:
    assert not {"sqlite3/__init__", "tkinter/__init__", "unittest/__init__", "pydoc"} & modules


def test_the_list_is_made_again_only_when_its_inputs_change(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    outputs = iter(['["io.py"]\n', '["re.py"]\n'])
    monkeypatch.setattr(stdlib, "run_node", lambda *_: next(outputs))
    cache = tmp_path / "stdlib.json"
    lists = [needed_files(PYODIDE, tmp_path, inputs, cache) for inputs in (b"one", b"one", b"two")]
    assert lists == [["io.py"], ["io.py"], ["re.py"]]


def test_a_failure_is_reported_in_a_few_lines(tmp_path: Path) -> None:
    with pytest.raises(NodeError) as raised:
        needed_files(tmp_path, tmp_path, b"others", tmp_path / "cache.json")
    assert str(raised.value).startswith("Node failed (modules.mjs):\n")
    assert len(str(raised.value)) < 2000


def test_the_archive_contains_only_the_given_files(tmp_path: Path) -> None:
    write_stdlib(PYODIDE / "python_stdlib.zip", ["io.py", "json/__init__.py"], tmp_path / "part.zip")
    with ZipFile(tmp_path / "part.zip") as part, ZipFile(PYODIDE / "python_stdlib.zip") as whole:
        assert part.namelist() == ["io.py", "json/__init__.py"]
        assert part.read("io.py") == whole.read("io.py")
