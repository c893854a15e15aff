"""Remakes the picture that the README shows: `make pictures`."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.browser import launch_options
from tests.server import serve

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "assets" / "pictures" / "helper.png"
OUTCOME = "helper/kog-yes/kasper-yes/old-sign-in-yes/"


def main() -> None:
    """Take a picture of an outcome's first screen."""
    with serve(ROOT / "site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        page = browser.new_page(viewport={"width": 1024, "height": 720})
        page.goto(address + OUTCOME)
        page.screenshot(path=PICTURE)
        browser.close()
    print(f"Made {PICTURE.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
