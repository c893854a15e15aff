"""The memory image, restored in Node: it responds like CPython in different engines."""

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from helper.api.entry import respond
from helper.engine.graph import states
from helper.engine.paths import path_of
from helper.engine.replay import State
from helper.model.flow import Flow
from helper.runtime.image import write_image
from helper.runtime.node import NodeError
from tests.support.cover import representative_outcomes, representative_questions
from tests.support.project import ROOT

PYODIDE = ROOT / "node_modules" / "pyodide"
IMAGE = ROOT / "build" / "runtime" / "python" / "image.bin"
RESTORE = Path(__file__).with_name("restore.mjs")
OURS = str(Path(sys.executable).with_name("node"))
OTHER_PATHS = ("", "helper/nowhere/", "\0", "\ud83d\ude00é/", "helper/" + "kog-no/" * 300, "../" * 9)


def representatives(flow: Flow) -> tuple[State, ...]:
    """The states that stand for all, in engines of which one has shown them all."""
    return (*representative_questions(flow), *representative_outcomes(flow))


@cache
def has_garbage_collection(node: str) -> bool:
    """Whether WebAssembly has garbage collection in that Node."""
    # The smallest module with a type from that proposal: an empty struct.
    probe = "process.exit(WebAssembly.validate(Uint8Array.of(0,97,115,109,1,0,0,0,1,3,1,95,0)) ? 0 : 1)"
    return subprocess.run([node, "--eval", probe], check=False).returncode == 0


def engine_without_garbage_collection() -> str:
    node = shutil.which("node")
    if node is None or has_garbage_collection(node):
        pytest.skip("no Node on the PATH without WebAssembly garbage collection (20 or older)")
    return node


class Restored(NamedTuple):
    """What the image gave in an engine, and the requests that it was asked."""

    result: dict[str, Any]
    asked: list[dict[str, Any]]


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((OURS, "", states), id="Node 24"),
        pytest.param(
            (OURS, "Mozilla/5.0 (iPhone; CPU iPhone OS 16_4 like Mac OS X)", representatives), id="as an iPhone"
        ),
        pytest.param((None, "", representatives), id="without garbage collection"),
    ],
)
def restored(request: pytest.FixtureRequest, flow: Flow, site: Path) -> Restored:
    node, user_agent, shown = request.param
    asked = [{"state": path} for path in (*(path_of(state.answers) for state in shown(flow)), *OTHER_PATHS)]
    return Restored(restore(node or engine_without_garbage_collection(), user_agent, asked), asked)


def restore(node: str, user_agent: str, asked: list[dict[str, Any]]) -> dict[str, Any]:
    command = [node, str(RESTORE), str(PYODIDE), str(IMAGE), user_agent]
    done = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, text=True, encoding="utf-8", check=False, timeout=100
    )
    assert done.returncode == 0, done.stderr[-500:]
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.fixture(scope="module")
def again(site: Path) -> dict[str, Any]:
    """What the image gave when it was restored once more, without requests."""
    return restore(OURS, "", [])


def test_the_probe_detects_garbage_collection() -> None:
    assert has_garbage_collection(OURS)


def test_every_response_is_the_same_as_from_cpython(restored: Restored, flow: Flow) -> None:
    assert restored.result["answers"] == [respond(flow, request) for request in restored.asked]


def test_nothing_is_imported_after_restoring(restored: Restored) -> None:
    assert restored.result["imported"] == "nothing"


def test_the_restored_memory_is_the_same_in_every_engine(restored: Restored, again: dict[str, Any]) -> None:
    assert restored.result["memory"] == again["memory"]


def test_random_numbers_differ_after_each_restore(restored: Restored, again: dict[str, Any]) -> None:
    assert restored.result["random"] != again["random"]


def test_a_failure_is_reported_in_a_few_lines(tmp_path: Path) -> None:
    with pytest.raises(NodeError) as raised:
        write_image(tmp_path, [], tmp_path / "image.bin")
    assert str(raised.value).startswith("Node failed (image.mjs):\n")
    assert len(str(raised.value)) < 2000
