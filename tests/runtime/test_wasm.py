"""A small module is instrumented and slimmed; `wasm.mjs` says how."""

import json
from pathlib import Path
from typing import Any

import pytest

from helper.runtime.node import run_node


@pytest.fixture(scope="module")
def results() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(run_node(Path(__file__).with_name("wasm.mjs")))
    return made


def test_an_instrumented_module_does_the_same_and_shows_which_functions_ran(results: dict[str, Any]) -> None:
    assert results["given"] == {"sum": 42, "indirect": 7}
    assert results["ran"] == [1, 2, 4]


def test_direct_calls_are_found(results: dict[str, Any]) -> None:
    assert results["calls"] == [[2], [], [], [], [0]]


def test_a_slim_module_goes_on_with_memory_table_and_globals_as_they_were(results: dict[str, Any]) -> None:
    assert (results["sum"], results["indirect"], results["count"]) == (42, 7, 11)


def test_a_slim_module_exports_only_what_is_wanted(results: dict[str, Any]) -> None:
    assert results["exported"] == ["answer", "count", "foreign", "indirect", "memory", "sum", "table"]
    assert results["answer"] == 42


def test_a_dropped_function_stops(results: dict[str, Any]) -> None:
    assert results["dropped"] == "RuntimeError: unreachable"


def test_what_is_not_supported_is_named(results: dict[str, Any]) -> None:
    assert results["refused"] == {
        "memories": "Error: Pyodide has 2 memories instead of one, which is not supported",
        "memory": "Error: Pyodide defines a memory, which is not supported",
        "tag": "Error: Pyodide defines a tag, which is not supported",
        "tables": "Error: Pyodide imports 0 tables instead of one, which is not supported",
        "global": "Error: Pyodide has a global that is not a 32-bit number, which is not supported",
        "export": "Error: Pyodide does not export nothing",
        "module": "Error: not a valid WebAssembly module",
        "instruction": "Error: Pyodide has something that wasmparser does not know: Unknown operator: 255",
    }
