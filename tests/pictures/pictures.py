"""Takes the pictures of the site: `make pictures`.

They are a sheet for each kind of page, with screenshots in three widths, light and dark, and in print; the card for link
previews; and the icon for home screens. Digests of the pages are stored, so that a test fails when the sheets are out of
date.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Literal

from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.support.browser.chromium import launch_options
from tests.support.browser.helper import SETTLED
from tests.support.browser.wait import wait_until
from tests.support.project import ROOT, SITE
from tests.support.server import serve

FOLDER: Final = ROOT / "docs" / "assets" / "pictures"
SHOWN: Final = FOLDER / "shown.json"
CARD: Final = ROOT / "docs" / "assets" / "card.png"
ICON: Final = ROOT / "docs" / "assets" / "touch-icon.png"
PAGES: Final = {
    "home": "",
    "question": "helper/kog-no/",
    "outcome": "helper/kog-no/kasper-yes/old-sign-in-yes/",
    "guide": "guide/link-account/",
}
SCREENS: Final[tuple[ViewportSize, ...]] = (
    {"width": 1280, "height": 900},
    {"width": 768, "height": 900},
    {"width": 360, "height": 780},
)
PAPER: Final[ViewportSize] = {"width": 720, "height": 960}
"""The printable part of a page of Letter paper, in CSS pixels."""
type Scheme = Literal["light", "dark"]
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")

templates = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True)


def shown(site: Path) -> dict[str, str]:
    """The digest of the page on each sheet: its markup and styles, without digests, scripts and dates."""
    styles = b"".join(path.read_bytes() for path in sorted(site.rglob("*.css")))
    digests = {}
    for name, path in PAGES.items():
        body = (site / path / "index.html").read_text("utf-8").partition("<body")[2]
        body = re.sub(
            r'<script.*?</script>|<p class="helper-printed">.*?</p>|-[0-9a-f]{12}(?=/)', "", body, flags=re.DOTALL
        )
        digests[name] = hashlib.sha256(styles + body.encode()).hexdigest()
    return digests


def main() -> None:
    """Take all pictures of the built site."""
    FOLDER.mkdir(exist_ok=True)
    with serve(SITE) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        for name, path in PAGES.items():
            shots = list(_shots(browser, url + path))
            page = browser.new_page(device_scale_factor=1)
            page.set_content(templates.get_template("sheet.html").render(shots=shots))
            page.locator("body").screenshot(path=FOLDER / f"{name}.png")
            print(f"Made {name}.png.")
        _card(browser, url, SITE)
        _icon(browser, url)
        browser.close()
    SHOWN.write_text(json.dumps(shown(SITE), indent=2) + "\n")


def _shots(browser: Browser, url: str) -> Iterator[dict[str, Any]]:
    for scheme in SCHEMES:
        for size in SCREENS:
            yield _shot(browser, url, size, scheme)
        if scheme == "light":
            yield _shot(browser, url, PAPER, scheme, paper=True)


def _shot(browser: Browser, url: str, size: ViewportSize, scheme: Scheme, paper: bool = False) -> dict[str, Any]:
    with browser.new_context(
        viewport=size, color_scheme=scheme, reduced_motion="reduce", timezone_id="America/New_York"
    ) as context:
        page = context.new_page()
        page.emulate_media(media="print" if paper else "screen")
        page.goto(url)
        # The font is optional: the first load only downloads it, and the second shows it.
        page.reload()
        page.evaluate("document.fonts.ready")
        wait_until(page, f"{SETTLED} || !document.querySelector('kasper-helper')")
        return {"data": base64.b64encode(page.screenshot()).decode(), "width": size["width"], "paper": paper}


def _card(browser: Browser, url: str, site: Path) -> None:
    [sheet] = site.glob("assets/helper/styles-*/site.css")
    # The card is not a page of the site, whose policy would block its styles.
    page = browser.new_page(viewport={"width": 1200, "height": 630}, bypass_csp=True)
    page.goto(url)
    card = templates.get_template("card.html").render(
        root=url,
        stylesheet=sheet.relative_to(site).as_posix(),
        title="Get into KASPER",
        text="A few questions, and you see your exact steps into Kentucky’s prescription monitoring system.",
    )
    page.set_content(card)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=CARD)
    print(f"Made {CARD.name}.")


def _icon(browser: Browser, url: str) -> None:
    page = browser.new_page(viewport={"width": 180, "height": 180})
    page.goto(f"{url}assets/favicon.svg")
    page.screenshot(path=ICON)
    print(f"Made {ICON.name}.")


if __name__ == "__main__":
    main()
