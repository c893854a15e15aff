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
