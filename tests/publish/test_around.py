"""What is around the content of every page: whose site it is, the menu, the columns at the sides, and the footer."""

import json
from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import pytest

from helper.model.flow import Flow
from helper.publish.files.llms import is_guide
from tests.support.page import HtmlPage, page_paths, parse, site_paths, text_of
from tests.support.toy import STRINGS

MENU = {
    "Find your steps": "helper/",
    "Guide": "guide/before-you-start/",
    "Contacts": "guide/contacts/",
    "About": "guide/about/",
}
OWNERS = (
    "publish/",
    "measurements/publishing/",
    "publish/hosts/",
    "publish/your-site/",
    "measurements/if-the-build-stops/",
    "publish/flow/",
    "measurements/start/",
    "measurements/audit/",
    "measurements/faults/",
    "measurements/growth/",
    "measurements/promises/",
    "measurements/words/",
)
"""The pages for site owners, in the order of their list."""


@pytest.fixture
def pages(site: Path) -> list[HtmlPage]:
    """The pages outside embed/."""
    return [parse(site, path) for path in site_paths(site)]


@pytest.fixture
def base(site: Path) -> str:
    """The URL of the site, which the links of 404.html start with."""
    return parse(site, "").find("link[@rel='canonical']")[0].get("href") or ""


def leads_to(link: Element, page: HtmlPage, base: str) -> str:
    """The path that the link leads to, below the site's root, or its URL elsewhere."""
    return urljoin(f"{base}{page.path}", link.get("href")).removeprefix(base)


def test_every_page_says_first_whose_site_it_is(site: Path) -> None:
    for path in page_paths(site):
        [body] = parse(site, path).find("body")
        texts = (text for part in body.itertext() if (text := part.strip()) and text != "Skip to content")
        assert next(texts) == STRINGS.site_owner, path


def test_the_menu_has_the_visitors_pages_and_the_logo_leads_home(pages: list[HtmlPage], base: str) -> None:
    for page in pages:
        tabs = page.find("nav[@class='md-tabs']//a")
        assert {text_of(tab): leads_to(tab, page, base) for tab in tabs} == MENU, page.path
        [logo] = page.find("header//a[@data-md-component='logo']")
        assert leads_to(logo, page, base) == "", page.path


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("", {}),
        ("404.html", {}),
        ("helper/", {"Find your steps": "page"}),
        ("helper/kog-no/", {"Find your steps": "true"}),
        ("helper/kog-no/kasper-no/", {"Find your steps": "true"}),
        ("guide/before-you-start/", {"Guide": "page"}),
        ("guide/delegates/", {"Guide": "true"}),
        ("guide/contacts/", {"Contacts": "page"}),
        ("guide/about/", {"About": "page"}),
        ("publish/", {}),
        ("measurements/start/", {}),
    ],
)
def test_the_menu_marks_where_one_is(site: Path, path: str, current: dict[str, str]) -> None:
    tabs = parse(site, path).find("nav[@class='md-tabs']//a[@aria-current]")
    assert {text_of(tab): tab.get("aria-current") for tab in tabs} == current


def test_the_footer_leads_to_both_help_desks_the_sources_and_the_pages_for_owners(
    pages: list[HtmlPage], base: str, flow: Flow
) -> None:
    desks = {contact.phone_text(flow.strings): contact.phone_url for contact in flow.contacts.values()}
    for page in pages:
        links = page.find("footer//a")
        assert {text_of(link): leads_to(link, page, base) for link in links} == desks | {
            "About and sources": "guide/about/",
            "For site owners": "publish/",
        }, page.path


def test_the_pages_for_owners_are_listed_on_their_first_page_and_beside_each_other(site: Path, base: str) -> None:
    first = parse(site, OWNERS[0])
    assert tuple(leads_to(link, first, base) for link in first.find("article//dt/a")) == OWNERS[1:]
    for path in OWNERS:
        page = parse(site, path)
        for place in ("div[@data-md-type='navigation']", "nav[@class='helper-beside']"):
            links = [leads_to(link, page, base) for link in page.find(f"{place}//a[@href]")]
            listed = tuple(link for link in links if "#" not in link)
            # The first page is that list itself.
            assert listed == OWNERS or (path == OWNERS[0] and "beside" in place), f"{place} on {path}"


def test_the_pages_for_owners_are_all_that_is_not_for_visitors(site: Path) -> None:
    others = [path for path in site_paths(site) if path != "404.html" and not is_guide(path)]
    assert sorted(others) == sorted(OWNERS)


def test_no_navigation_of_the_visitors_pages_lists_pages_for_owners(pages: list[HtmlPage], base: str) -> None:
    for page in pages:
        if page.path not in OWNERS:
            listed = {leads_to(link, page, base).partition("#")[0] for link in page.find("nav//a[@href]")}
            assert listed.isdisjoint(OWNERS), page.path


def test_no_column_at_a_side_is_empty(pages: list[HtmlPage]) -> None:
    columns = [(page.path, column) for page in pages for column in page.find("div[@data-md-component='sidebar']")]
    assert {path for path, _ in columns} > {"guide/delegates/", "guide/about/", "publish/"}
    assert {path for path, _ in columns}.isdisjoint({"", "404.html", "helper/", "helper/kog-no/", "guide/contacts/"})
    for path, column in columns:
        assert len(column.findall(".//a[@href]")) > 1, path


def test_former_anchors_of_the_home_page_lead_to_the_way_to_the_guide(site: Path) -> None:
    former = {
        "which-way-is-yours",
        "you-had-a-kasper-account-before",
        "you-are-sure-that-you-never-had-one",
        "you-are-not-sure",
    }
    more = next(part for part in parse(site, "").find("div") if part.get("class") == "helper-home-more")
    assert former <= {element.get("id") for element in more.iter()}


def test_the_search_has_no_pages_for_owners_and_no_messages_of_the_pages(site: Path) -> None:
    entries = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    assert [entry["location"] for entry in entries if entry["location"].startswith(OWNERS)] == []
    text = " ".join(f"{entry['title']} {entry['text']}" for entry in entries)
    messages = ("stay on this device.", "steps done", "Skip what no longer applies", "Copied")
    assert [message for message in messages if message in text] == []
