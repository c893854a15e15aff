"""The budgets of bytes: what the site sends to start Python, compared with stock Pyodide and the same helper."""

import json
from pathlib import Path

import pytest

from helper.model.flow import Flow
from helper.publish.assets import GLUE
from helper.runtime.distribution import WASM
from helper.runtime.wheels import LIBRARIES, helper_files, library_files, write_wheel
from tests.bench.budgets import FILE
from tests.bench.bytes import transferred
from tests.support.project import ROOT

PYODIDE = ROOT / "node_modules" / "pyodide"
CACHE = ROOT / "build" / "compressed-bench"
SUFFIXES = {"brotli": ".br", "gzip": ".gz"}


@pytest.fixture
def started_with(site: Path) -> list[Path]:
    """The files that the fastest way to start downloads: the scripts and the runtime."""
    names = ("helper.js", "image.js", "image.bin", WASM)
    files = [path for name in names for path in site.glob(f"assets/helper/*/{name}")]
    assert len(files) == len(names)
    return files


def sent(path: Path, encoding: str) -> int:
    compressed = path.with_name(path.name + SUFFIXES[encoding])
    return (compressed if compressed.exists() else path).stat().st_size


@pytest.mark.parametrize("encoding", SUFFIXES)
def test_starting_python_takes_no_more_bytes_than_the_budget_allows(
    site: Path, flow: Flow, started_with: list[Path], tmp_path: Path, encoding: str
) -> None:
    ours = sum(sent(path, encoding) for path in started_with)
    same = sum(sent(path, encoding) for path in started_with if path.name == WASM)
    wheels = [write_wheel(files, tmp_path) for files in (*map(library_files, LIBRARIES), helper_files(flow))]
    others = [PYODIDE / "pyodide.mjs", PYODIDE / GLUE, PYODIDE / "python_stdlib.zip", *wheels]
    stock = same + transferred(others, CACHE)[encoding]
    assert ours <= json.loads(FILE.read_text())["bytes"][encoding] * stock
