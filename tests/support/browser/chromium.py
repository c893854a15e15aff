"""Finds or installs a Chromium for the tests: `python -m tests.support.browser.chromium` records which."""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from typing import Any, Final

from playwright.sync_api import Error, sync_playwright

from tests.support.project import ROOT
from tests.support.tools import install, run

CHOICE: Final = ROOT / "build" / "browser.json"
HEADLESS: Final = "chromium-headless-shell"
"""Debian's package, and its program: Chromium without the parts for a screen, which takes half the time."""
SYSTEM: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def launch_options() -> dict[str, Any]:
    """Playwright's options that start the recorded browser. Raises FileNotFoundError if none is recorded."""
    return _options(json.loads(CHOICE.read_text())["executable"])


def find() -> str | None:
    """The executable of the first browser that starts; None is Playwright's own. Raises LookupError."""
    for executable in _candidates():
        if _starts(executable):
            return executable
    raise LookupError(
        "No browser for the tests was found: Playwright could not download its Chromium, there is no Chromium or Chrome "
        "on the PATH, and apt could not install one. Install Chromium or Google Chrome and run make again."
    )


def _candidates() -> Iterator[str | None]:
    if run(sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"):
        yield None
    if shutil.which(HEADLESS) or install(HEADLESS):
        yield shutil.which(HEADLESS)
    yield from filter(None, map(shutil.which, SYSTEM))
    if install("chromium"):
        yield shutil.which("chromium")


def _starts(executable: str | None) -> bool:
    try:
        with sync_playwright() as playwright:
            playwright.chromium.launch(**_options(executable)).close()
    except Error as error:
        print(f"{executable or 'Playwright’s Chromium'} does not start: {str(error).splitlines()[0]}")
        return False
    return True


def _options(executable: str | None) -> dict[str, Any]:
    # Without these, Chromium contacts servers of its vendor at every start.
    arguments = ["--disable-quic", "--disable-background-networking"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    return {"executable_path": executable, "args": arguments}


def main() -> None:
    """Find a browser and record it."""
    try:
        executable = find()
    except LookupError as error:
        sys.exit(str(error))
    CHOICE.parent.mkdir(exist_ok=True)
    CHOICE.write_text(json.dumps({"executable": executable}))
    print(f"The tests use {executable or 'Playwright’s own Chromium'}.")


if __name__ == "__main__":
    main()
