"""Installs Debian packages: `python -m tests.support.tools` installs the programs that only some tests need.

A test that lacks its program is skipped and says so.
"""

import os
import shutil
import subprocess
from typing import Final

# Debian may start nginx and Caddy; the tests run their own on free ports.
PACKAGES: Final = ("nginx", "libnginx-mod-http-brotli-static", "caddy", "wrk", "nodejs")
"""Web servers, a load generator, and a Node that is older than the site's own."""


def install(*packages: str) -> bool:
    """Install Debian packages, as root or with sudo. Returns whether that worked."""
    if not shutil.which("apt-get"):
        return False
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    return run(*root, "apt-get", "update") and run(*root, "apt-get", "install", "--yes", *packages)


def run(*command: str) -> bool:
    """Run a command that may fail. Returns whether it worked."""
    print(f"→ {' '.join(command)}", flush=True)
    try:
        # A failure is expected on some machines, so its output must not look like an error.
        worked = subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0
    except OSError:
        worked = False
    if not worked:
        print("  This did not work here.")
    return worked


def missing(packages: tuple[str, ...]) -> list[str]:
    """Those of the Debian packages that are not installed."""
    if not shutil.which("dpkg"):
        return list(packages)
    return [
        package
        for package in packages
        if subprocess.run(["dpkg", "--status", package], capture_output=True, check=False).returncode != 0
    ]


def main() -> None:
    """Install the missing packages if possible."""
    wanted = missing(PACKAGES)
    if wanted and not install(*wanted):
        print(f"Not installed: {', '.join(wanted)}. The tests that need them will be skipped.")


if __name__ == "__main__":
    main()
