"""Installs npm packages that only one part of the tests needs, when that part first runs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

MANIFEST: Final = ("package.json", "package-lock.json")
SECONDS: Final = 300


class NpmError(Exception):
    """The packages could not be installed; the message says why."""


def install(part: Path, target: Path) -> Path:
    """Install the packages of the manifest in the folder `part` below `target`, unless they are there.

    Returns their folder. Raises NpmError.
    """
    packages = target / "node_modules"
    if packages.is_dir() and all((target / name).read_bytes() == (part / name).read_bytes() for name in MANIFEST):
        return packages
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in MANIFEST:
        shutil.copyfile(part / name, target / name)
    binaries = Path(sys.executable).parent
    command = [str(binaries / "npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    variables = {**os.environ, "PATH": f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}"}
    try:
        subprocess.run(command, cwd=target, env=variables, check=True, capture_output=True, text=True, timeout=SECONDS)
    except (OSError, subprocess.SubprocessError) as error:
        shutil.rmtree(packages, ignore_errors=True)
        output = (getattr(error, "stderr", None) or str(error)).strip().splitlines()
        # npm's first error line has its code; the others have URLs, traces and advice.
        code = next((line for line in output if line.startswith("npm error")), output[-1])
        raise NpmError(f"npm could not install the packages ({code})") from error
    return packages
