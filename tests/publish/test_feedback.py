from datetime import date
from urllib.parse import parse_qs, urlsplit

import html5lib
import pytest

from helper.publish.feedback import Feedback
from tests.support.toy import STRINGS

PAGE = "https://host.example/a/helper/kog-no/"
BUILT = date(2026, 11, 22)


def link(address: str, *, has_helper: bool = False) -> tuple[str, str]:
    """The URL of the link, and the text of the line."""
    line = Feedback(address, "Guide & more", BUILT, STRINGS).line(PAGE, has_helper=has_helper)
    [paragraph] = html5lib.parseFragment(line, namespaceHTMLElements=False).findall("p")
    return paragraph[0].get("href") or "", " ".join("".join(paragraph.itertext()).split())


def test_without_an_address_there_is_no_line() -> None:
    assert Feedback("", "Guide", BUILT, STRINGS).line(PAGE, has_helper=True) == ""


def test_an_email_has_the_address_of_the_page_and_its_date_and_nothing_else() -> None:
    url, text = link("mailto:us@host.example")
    assert text == "Something wrong or out of date? Tell us"
    assert urlsplit(url).path == "us@host.example"
    assert parse_qs(urlsplit(url).query) == {
        "subject": ["Guide & more: something wrong or out of date"],
        "body": [f"Page: {PAGE}\r\nDate of the page: November 22, 2026\r\n\r\n"],
    }


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://form.example/", "https://form.example/?page={}&date=2026-11-22"),
        ("https://form.example/?a=b", "https://form.example/?a=b&page={}&date=2026-11-22"),
        ("https://form.example/#top", "https://form.example/?page={}&date=2026-11-22#top"),
        ("https://form.example/?entry.1={page}&entry.2={date}", "https://form.example/?entry.1={}&entry.2=2026-11-22"),
        ("https://form.example/#p={page}", "https://form.example/#p={}"),
    ],
)
def test_a_form_gets_them_as_parameters_or_where_its_address_says(address: str, url: str) -> None:
    assert link(address)[0] == url.format("https%3A%2F%2Fhost.example%2Fa%2Fhelper%2Fkog-no%2F")


def test_a_form_gets_the_answers_only_from_those_who_can_read_that() -> None:
    warning = " in a form, which gets the address of this page with your answers"
    assert link("https://form.example/", has_helper=True)[1].endswith(warning)
    assert not link("https://form.example/")[1].endswith(warning)
    assert not link("mailto:us@host.example", has_helper=True)[1].endswith(warning)
