"""Scripts in one file each, with all that they import, so that one digest covers all that runs."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

from helper.runtime.node import run_node

ESBUILD: Final = Path("esbuild", "bin", "esbuild")
TARGET: Final = "es2022"
"""The syntax that is left as it is. Browsers that do not know it skip the scripts."""


def bundle(
    entry: Path, node_modules: Path, kind: Literal["esm", "iife"], constants: Mapping[str, Any] | None = None
) -> str:
    """The script `entry` and all that it imports as one script: a module (`esm`), or a classic script (`iife`).

    `constants` are the values of global names, as JSON can hold them. The same sources give the same script in any folder.
    Raises NodeError.
    """
    defined = [f"--define:{name}={json.dumps(value)}" for name, value in (constants or {}).items()]
    options = (
        "--bundle",
        "--minify",
        f"--format={kind}",
        f"--target={TARGET}",
        "--charset=utf8",
        "--log-level=warning",
        # Otherwise esbuild would take over settings of the type checker, if there are any.
        "--tsconfig-raw={}",
    )
    # Pyodide's branches for Node, which browsers never take.
    external = ("--external:node:*", "--external:ws")
    return run_node(node_modules / ESBUILD, entry, *options, *external, *defined)
