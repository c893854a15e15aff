"""Gets Firefox and WebKit where that can be done: `python -m tests.support.browser.other_engines`. Tests skip what is not there."""

import sys
from typing import Final

from playwright.sync_api import sync_playwright

from tests.support.browser.engine import EngineMissingError
from tests.support.browser.engines import engine
from tests.support.tools import install, run

DEBIAN: Final = {"firefox": ("firefox-esr",), "webkit": ("webkit2gtk-driver", "xvfb")}
"""The packages with an engine, by Playwright's name of it."""


def main() -> None:
    """Get each engine that does not start yet: Playwright's own where it can be downloaded, else Debian's."""
    for name, packages in DEBIAN.items():
        try:
            with sync_playwright() as playwright, engine(name, playwright) as found:
                print(f"{found.version} is there.")
        except EngineMissingError as error:
            print(f"{name}: {error}.")
            if not run(sys.executable, "-m", "playwright", "install", name):
                install(*packages)


if __name__ == "__main__":
    main()
