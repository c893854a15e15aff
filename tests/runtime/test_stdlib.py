from pathlib import Path
from zipfile import ZipFile

import pytest

from helper.runtime.node import NodeError
from helper.runtime.stdlib import needed_files, write_stdlib
from tests.support.project import ROOT

PYODIDE = ROOT / "node_modules" / "pyodide"
RUNTIME = ROOT / "build" / "runtime" / "python"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stdlib") / "stdlib.json"


@pytest.fixture(scope="module")
def files(cache: Path) -> list[str]:
    return needed_files(PYODIDE, RUNTIME, b"inputs", cache)


def test_modules_that_the_warm_up_imports_are_needed(files: list[str]) -> None:
    assert {"dataclasses.py", "urllib/parse.py", "traceback.py", "json/__init__.py"} <= set(files)


def test_modules_that_nothing_imports_are_not_needed(files: list[str]) -> None:
    assert not {"sqlite3/__init__.py", "tkinter/__init__.py", "unittest/__init__.py", "pydoc.py"} & set(files)


def test_the_list_is_cached_while_its_inputs_stay_the_same(files: list[str], cache: Path, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    assert needed_files(nowhere, nowhere, b"inputs", cache) == files


def test_a_failure_is_reported_in_a_few_lines(tmp_path: Path) -> None:
    with pytest.raises(NodeError) as raised:
        needed_files(tmp_path, tmp_path, b"others", tmp_path / "cache.json")
    assert str(raised.value).startswith("The helper does not run on Pyodide in Node (modules.mjs):\n")
    assert len(str(raised.value)) < 2000


def test_the_archive_contains_only_the_given_files(tmp_path: Path) -> None:
    write_stdlib(PYODIDE / "python_stdlib.zip", ["io.py", "json/__init__.py"], tmp_path / "part.zip")
    with ZipFile(tmp_path / "part.zip") as part, ZipFile(PYODIDE / "python_stdlib.zip") as whole:
        assert part.namelist() == ["io.py", "json/__init__.py"]
        assert part.read("io.py") == whole.read("io.py")
