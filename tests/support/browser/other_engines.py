"""Installs Firefox, WebKit and an old Chromium if possible: `python -m tests.support.browser.other_engines`. Tests skip missing engines."""

import sys
from typing import Final

from playwright.sync_api import sync_playwright

from tests.support.browser.engine import EngineMissingError
from tests.support.browser.engines import engine
from tests.support.browser.old_chromium import unpack
from tests.support.tools import install, run

DEBIAN: Final = {"firefox": ("firefox-esr",), "webkit": ("webkit2gtk-driver", "xvfb")}
"""The packages of each engine, by Playwright's name for it."""


def main() -> None:
    """Install each engine that does not start: Playwright's own if it can be downloaded, otherwise Debian's; and an old one."""
    for name, packages in DEBIAN.items():
        try:
            with sync_playwright() as playwright, engine(name, playwright) as found:
                print(f"{found.version} is installed.")
        except EngineMissingError as error:
            print(f"{name}: {error}.")
            if not run(sys.executable, "-m", "playwright", "install", name):
                install(*packages)
    try:
        unpack()
        print("Chromium 80 is installed.")
    except EngineMissingError as error:
        print(f"Chromium 80: {error}.")


if __name__ == "__main__":
    main()
