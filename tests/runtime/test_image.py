"""The memory image in Node: it responds like CPython in different engines, or stops for good."""

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from helper.api.entry import respond
from helper.engine.graph import states
from helper.engine.paths import path_of
from helper.engine.replay import State
from helper.model.flow import Flow
from helper.runtime.image import write_image
from helper.runtime.node import NodeError
from tests.runtime.respond import IMAGE, NODE, ask
from tests.runtime.steps_down import drawn, outcomes
from tests.support.browser.faulty_site import starved
from tests.support.cover import representative_outcomes, representative_questions

OTHER_PATHS = ("", "helper/nowhere/", "\0", "\ud83d\ude00é/", "helper/" + "kog-no/" * 300, "../" * 9)
FIRST = '{"state": ""}'
OUTCOME = '{"state": "helper/kog-no/kasper-no/"}'


def representatives(flow: Flow) -> tuple[State, ...]:
    """The states that stand for all, in engines of which one has shown them all."""
    return (*representative_questions(flow), *representative_outcomes(flow))


@cache
def has_garbage_collection(node: str) -> bool:
    """Whether WebAssembly has garbage collection in that Node."""
    # The smallest module with a type from that proposal: an empty struct.
    probe = "process.exit(WebAssembly.validate(Uint8Array.of(0,97,115,109,1,0,0,0,1,3,1,95,0)) ? 0 : 1)"
    return subprocess.run([node, "--eval", probe], check=False).returncode == 0


def older_node() -> str:
    node = shutil.which("node")
    if node is None or has_garbage_collection(node):
        pytest.skip("no Node on the PATH without WebAssembly garbage collection (20 or older)")
    return node


def test_the_probe_detects_garbage_collection() -> None:
    assert has_garbage_collection(NODE)


@pytest.mark.parametrize(
    ("node", "shown"), [(lambda: NODE, states), (older_node, representatives)], ids=["Node 24", "Node 20"]
)
def test_every_response_is_the_same_as_from_cpython(node: Any, shown: Any, flow: Flow, site: Path) -> None:
    asked = [{"state": path} for path in (*(path_of(state.answers) for state in shown(flow)), *OTHER_PATHS)]
    given = ask([json.dumps(request) for request in asked], node=node())
    assert given["responses"] == [respond(flow, request) for request in asked]


def test_pythons_random_numbers_start_from_random_bytes_of_the_engine(site: Path) -> None:
    assert ask([])["random"] > 0


def test_where_a_function_is_missing_the_image_names_it_and_stops_for_good(site: Path, tmp_path: Path) -> None:
    image = tmp_path / "image.wasm"
    image.write_bytes(starved(IMAGE.read_bytes()))
    first, outcome, again = ask([FIRST, OUTCOME, FIRST], image)["responses"]
    assert first["path"] == ""
    assert outcome.startswith("Error: Python stopped in function ")
    assert outcome.endswith(" of pyodide.asm.wasm (RuntimeError: unreachable)")
    assert again == outcome


def test_random_requests_are_answered_right_and_what_is_missing_is_counted(site: Path, tmp_path: Path) -> None:
    requests = drawn(40, 0)
    assert {outcome for outcome, _ in outcomes(requests)} == {"right"}
    image = tmp_path / "image.wasm"
    image.write_bytes(starved(IMAGE.read_bytes()))
    assert {outcome for outcome, _ in outcomes(requests, image)} == {"right", "step_down"}


def test_a_failure_is_reported_in_a_few_lines(tmp_path: Path) -> None:
    with pytest.raises(NodeError) as raised:
        write_image(tmp_path, [], tmp_path / "image.wasm")
    assert str(raised.value).startswith("Node failed (image.mjs):\n")
    assert len(str(raised.value)) < 2000
