"""What matters survives the reader view of a browser, which drops what looks like clutter."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, expect

from helper.publish.files.llms import is_guide
from tests.support.browser.reader import Reading, read, squeezed
from tests.support.page import blocks_of, file_of, parse, representative_paths, text_of

OUTCOME: Final = "helper/kog-no/kasper-yes/old-sign-in-no/"
CONTROLS: Final = ("kasper-own-words", "kasper-share", "button", "label")
CONTROL_CLASSES: Final = (
    *(
        "helper-side",
        "helper-checklist",
        "helper-qr-code",
        "helper-status",
        "helper-printed",
        "helper-quiet helper-checked",
    ),
)
HEADINGS: Final = ("Contact", "Contacts")
"""Headings of the help desks, which have headings of their own. Readability takes them for links to a form."""


def lost(site: Path, path: str, reading: Reading) -> Iterator[str]:
    """The texts of the page's article that the reader view lacks, except controls and what its title says."""
    article = deepcopy(parse(site, path).find("article")[0])
    for parent in list(article.iter()):
        for part in list(parent):
            if part.tag in CONTROLS or part.get("class") in CONTROL_CLASSES:
                parent.remove(part)
    title = " ".join(text_of(heading) for heading in article.iter("h1"))
    for block in blocks_of(article):
        if block.text not in (title, *HEADINGS) and squeezed(block.text) not in reading.text:
            yield block.text


def test_the_reader_view_is_offered_and_has_steps_warnings_notes_and_phone_numbers(
    browser: Browser, site: Path
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        for path in filter(is_guide, representative_paths(site)):
            reading = read(page, file_of(site, path).read_text("utf-8"))
            assert reading.is_offered, path
            assert list(lost(site, path, reading)) == [], path


def test_scripts_take_nothing_from_the_reader_view(waiting_page: Page, site: Path, site_url: str) -> None:
    waiting_page.goto(site_url + OUTCOME)
    expect(waiting_page.locator(".helper-share [data-print]")).to_be_visible()  # the script has run
    reading = read(waiting_page, waiting_page.content())
    assert reading.title.startswith("Get your old KASPER sign-in, then link your account")
    assert list(lost(site, OUTCOME, reading)) == []
