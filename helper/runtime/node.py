"""Runs the scripts of this folder in Node, which is installed in the same environment as Python."""

import subprocess
import sys
from pathlib import Path

from helper.model.errors import HelperError


class NodeError(HelperError):
    """Node could not be run, or a script failed."""


def run_node(script: Path, *arguments: Path | str) -> str:
    """The output of the script. Paths are made absolute. Raises NodeError."""
    command = [
        str(Path(sys.executable).with_name("node")),
        str(script),
        *(str(each.resolve() if isinstance(each, Path) else each) for each in arguments),
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed arguments
    except OSError as error:
        raise NodeError(f"Node could not be run ({error}). Remove the folder .venv and run make again.") from error
    if done.returncode:
        # Some messages quote all of Pyodide's source.
        last = "\n".join(line[:200] for line in done.stderr.splitlines()[-8:])
        raise NodeError(f"Node failed ({script.name}):\n{last}")
    return done.stdout
