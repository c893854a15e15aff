"""Asks a memory image in Node."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from tests.support.project import ROOT

IMAGE: Final = ROOT / "build" / "runtime" / "python" / "image.wasm"
NODE: Final = str(Path(sys.executable).with_name("node"))
RESPOND: Final = Path(__file__).with_name("respond.mjs")


def ask(requests: list[str], image: Path = IMAGE, node: str = NODE, *, again: bool = False) -> dict[str, Any]:
    """The responses to the requests, in which an error is a string, and how many random bytes the image took.

    After an error, the image is started `again` or fails for the others, too.
    """
    command = [node, str(RESPOND), str(image), *(["again"] if again else [])]
    done = subprocess.run(
        command, input=json.dumps(requests), capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    result: dict[str, Any] = json.loads(done.stdout)
    return result
