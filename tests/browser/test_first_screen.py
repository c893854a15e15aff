"""What people see first, before they scroll: whose site it is, the menu, and on the home page the whole first question."""

from typing import Any, Final

import pytest
from playwright.sync_api import Page

BOXES: Final = """() => {
  const box = (selector) => document.querySelector(selector).getBoundingClientRect().toJSON();
  const lines = document.createRange();
  lines.selectNodeContents(document.querySelector(".helper-owner"));
  return {
    owner: new Set([...lines.getClientRects()].map(({ top }) => top)).size,
    header: box(".md-header"), tabs: box(".md-tabs"), logo: box(".md-logo img"), tab: box(".md-tabs__link"),
    content: box("h1"), footer: box(".md-copyright li"),
  };
}"""
FONTS: Final = (
    """() => [...document.querySelectorAll("a[href^='tel:']")].map((link) => getComputedStyle(link).fontFamily)"""
)


def open_at(page: Page, url: str, width: int, height: int) -> dict[str, Any]:
    """The boxes on that page, in a window of that size."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(url)
    boxes: dict[str, Any] = page.evaluate(BOXES)
    return boxes


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
def test_the_first_screen_of_the_home_page_shows_the_first_question_with_all_answers(
    page_without_scripts: Page, site_url: str, width: int, height: int
) -> None:
    open_at(page_without_scripts, site_url, width, height)
    answers = page_without_scripts.locator("[data-option]")
    boxes = [answer.bounding_box() for answer in answers.all()]
    assert len(boxes) == 5
    assert all(box and box["y"] + box["height"] <= height for box in boxes), boxes


@pytest.mark.parametrize("path", ["", "guide/contacts/", "404.html"])
def test_on_a_phone_the_owner_and_the_menu_have_one_line_each(
    page_without_scripts: Page, site_url: str, path: str
) -> None:
    boxes = open_at(page_without_scripts, site_url + path, 390, 844)
    assert boxes["owner"] == 1
    assert boxes["header"]["height"] <= 64
    assert boxes["tabs"]["height"] <= 44


@pytest.mark.parametrize("path", ["", "helper/kog-no/", "guide/contacts/", "guide/about/", "404.html"])
def test_the_logo_the_menu_the_content_and_the_footer_have_one_left_edge(
    page_without_scripts: Page, site_url: str, path: str
) -> None:
    for width in (390, 1280):
        boxes = open_at(page_without_scripts, site_url + path, width, 800)
        edges = {name: boxes[name]["left"] for name in ("logo", "tab", "content", "footer")}
        assert len(set(edges.values())) == 1, f"{edges} at {width}"


def test_phone_numbers_have_no_slashed_zeros(page_without_scripts: Page, site_url: str) -> None:
    for path in ("guide/contacts/", "embed/kog-no/kasper-no/"):
        page_without_scripts.goto(site_url + path)
        fonts = page_without_scripts.evaluate(FONTS)
        assert len(fonts) > 1
        assert [font for font in fonts if "Atkinson" in font] == []
