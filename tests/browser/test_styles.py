"""The style sheet of the pages has the rules of the theme for what its scripts make."""

import re
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, expect

from helper.publish.finish.theme import templates_of
from tests.support.browser.search import search

CLASS: Final = re.compile(r"\.(md-[\w-]+)")
SHOWN: Final = "[...new Set([...document.querySelectorAll('[class]')].flatMap((element) => [...element.classList]))]"


def classes(sheets: list[Path]) -> set[str]:
    """The classes that the style sheets name."""
    return {name for sheet in sheets for name in CLASS.findall(sheet.read_text("utf-8"))}


def test_what_the_themes_scripts_make_has_its_styles(waiting_page: Page, site_url: str, site: Path) -> None:
    waiting_page.goto(f"{site_url}publish/your-site/")
    waiting_page.locator(".md-code__button").first.click()
    expect(waiting_page.locator(".md-dialog--active")).to_be_visible()
    shown = set(waiting_page.evaluate(SHOWN))
    search(waiting_page, "password")
    shown |= set(waiting_page.evaluate(SHOWN))
    theme = classes(list((templates_of("material") / "assets" / "stylesheets").glob("*.css")))
    assert {"md-code__button", "md-dialog--active", "md-search-result__link"} <= shown & theme
    assert shown & theme - classes(list(site.glob("assets/helper/styles-*/site.css"))) == set()
