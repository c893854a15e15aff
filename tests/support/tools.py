"""Installs programs from Debian: `python -m tests.support.tools` gets those that only some tests need.

A test that misses its program is skipped and says so.
"""

import os
import shutil
import subprocess
import sys
from typing import Final

# Debian may start nginx and Caddy; the tests run their own, on free ports.
PACKAGES: Final = ("nginx", "libnginx-mod-http-brotli-static", "caddy", "wrk", "nodejs")
"""Web servers, a load generator, and a Node that is older than the site's own."""


def install(*packages: str) -> bool:
    """Install Debian packages, as root or with sudo. Returns whether that worked."""
    if not shutil.which("apt-get"):
        return False
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    # Debian's questions would wait for answers, and sudo does not pass variables on.
    apt = (*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
    return run(*apt, "update") and run(*apt, "install", "--yes", *packages)


def run(*command: str) -> bool:
    """Run a command that may fail. Returns whether it worked."""
    print(f"→ {' '.join(command)}", flush=True)
    try:
        # A failure only means that there is another way; its output would look like an error.
        worked = subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0
    except OSError:
        worked = False
    if not worked:
        print("  This did not work here.")
    return worked


def missing(packages: tuple[str, ...]) -> list[str]:
    """Those of the Debian packages that are not installed."""
    return [package for package in packages if not _is_installed(package)]


def _is_installed(package: str) -> bool:
    # The status of a package that was removed but has left its settings is another one.
    command = ("dpkg-query", "--show", "--showformat=${Status}", package)
    try:
        return subprocess.run(command, capture_output=True, text=True).stdout == "install ok installed"
    except OSError:
        return False


def main() -> None:
    """Install what is missing. Exits with an error if something is missing afterwards."""
    if wanted := missing(PACKAGES):
        install(*wanted)
    if wanted := missing(PACKAGES):
        sys.exit(f"Not installed: {', '.join(wanted)}. The tests that need them would be skipped.")


if __name__ == "__main__":
    main()
