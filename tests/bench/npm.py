"""What the bench needs from npm and the site does not; it is installed when the bench first runs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

MANIFEST: Final = tuple(Path(__file__).with_name(name) for name in ("package.json", "package-lock.json"))
SECONDS: Final = 300


class NpmError(Exception):
    """The packages could not be installed; the message says why."""


def install(target: Path) -> Path:
    """The folder of the installed packages, below `target`. Raises NpmError."""
    packages = target / "node_modules"
    if packages.is_dir() and all((target / path.name).read_bytes() == path.read_bytes() for path in MANIFEST):
        return packages
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for path in MANIFEST:
        shutil.copyfile(path, target / path.name)
    binaries = Path(sys.executable).parent
    command = [str(binaries / "npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    variables = {**os.environ, "PATH": f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}"}
    try:
        subprocess.run(command, cwd=target, env=variables, check=True, capture_output=True, text=True, timeout=SECONDS)
    except (OSError, subprocess.SubprocessError) as error:
        shutil.rmtree(packages, ignore_errors=True)
        last = (getattr(error, "stderr", None) or str(error)).strip().splitlines()[-1]
        raise NpmError(f"npm could not install it ({last})") from error
    return packages
