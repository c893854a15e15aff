"""How people and search engines find the pages: descriptions, link previews, structured data and lists of pages."""

import json
import re
import struct
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from helper.model.flow import Flow, Procedure
from helper.publish.files.llms import is_guide
from tests.support.page import HtmlPage, parse, site_paths, text_of

CARD = "assets/card.png"


@pytest.fixture
def pages(site: Path) -> list[HtmlPage]:
    """All pages except 404.html, which no one should find."""
    return [parse(site, path) for path in site_paths(site) if path != "404.html"]


@pytest.fixture
def home(site: Path) -> str:
    """The URL of the site."""
    return parse(site, "").find("link[@rel='canonical']")[0].get("href") or ""


def meta(page: HtmlPage, name: str) -> str | None:
    kind = "property" if name.startswith("og:") else "name"
    found = page.find(f"meta[@{kind}='{name}']")
    assert len(found) <= 1, f"{name} occurs twice on {page.path}"
    return found[0].get("content") if found else None


def structured_data(page: HtmlPage, kind: str) -> list[dict[str, Any]]:
    """The JSON-LD objects of that type on the page."""
    parts = [json.loads(script.text or "") for script in page.find("script[@type='application/ld+json']")]
    assert all(part["@context"] == "https://schema.org" for part in parts)
    return [part for part in parts if part["@type"] == kind]


def test_structured_data_describes_the_contacts_that_a_page_shows(pages: list[HtmlPage], flow: Flow) -> None:
    for page in filter(lambda page: is_guide(page.path), pages):
        contacts = structured_data(page, "ContactPoint")
        urls = {link.get("href") for link in page.find("article//a[@href]")}
        shown = {url for url in urls if url and url.startswith(("tel:", "mailto:"))}
        # The email with the steps has no recipient.
        shown = {url for url in shown if not url.startswith("mailto:?")}
        described = [contact for contact in flow.contacts.values() if contact.name in {c["name"] for c in contacts}]
        links = {link for contact in described for link in (contact.phone_url, f"mailto:{contact.email}")}
        assert links == shown, page.path
        cards = {
            (text_of(next(part for part in card if part.tag in ("h2", "h3"))), text_of(card.findall("p")[0]))
            for card in page.find("section[@data-contact]")
        }
        assert {(c["name"], c["description"]) for c in contacts} == cards, page.path


def test_structured_data_describes_the_procedures_that_a_page_shows(
    pages: list[HtmlPage], flow: Flow, procedures: dict[str, Procedure]
) -> None:
    procedures_by_title = {procedure.title: procedure for procedure in flow.procedures}
    for page in pages:
        shown = [
            (
                procedures[section.get("data-procedure") or ""].title,
                [text_of(step.findall("p")[0]) for step in section.findall("ol/li")],
            )
            for section in page.find("section[@data-procedure]")
        ]
        described = structured_data(page, "HowTo")
        assert [part["name"] for part in described] == sorted(
            (title for title, _ in shown), key=[procedure.title for procedure in procedures.values()].index
        ), page.path
        for title, steps in shown:
            [how_to] = [part for part in described if part["name"] == title]
            # The note of a step follows its text.
            assert [step["text"].startswith(text) for step, text in zip(how_to["step"], steps, strict=True)] == [
                True
            ] * len(steps), page.path
            first = procedures_by_title[title]
            shown_first = [flow.notes[id].text for id in (*first.before, first.warning) if id]
            texts = [Markup(text).striptags() for text in shown_first]
            assert [text for text in texts if text not in how_to.get("description", "")] == [], page.path


def test_some_pages_have_structured_data(site: Path, flow: Flow) -> None:
    assert len(structured_data(parse(site, "guide/contacts/"), "ContactPoint")) == len(flow.contacts)
    assert len(structured_data(parse(site, "guide/link-account/"), "HowTo")) == 3


def test_every_page_has_a_link_preview(pages: list[HtmlPage], home: str) -> None:
    for page in pages:
        title = text_of(page.find("title")[0])
        assert meta(page, "og:type") == "website"
        assert meta(page, "og:site_name") == "KASPER access guide"
        assert title in (meta(page, "og:title"), f"{meta(page, 'og:title')} - KASPER access guide"), page.path
        assert meta(page, "og:description") == meta(page, "description"), page.path
        assert meta(page, "og:url") == f"{home}{page.path}"
        assert meta(page, "og:image") == f"{home}{CARD}"
        assert meta(page, "og:image:alt")
        assert meta(page, "twitter:card") == "summary_large_image"


def test_the_preview_image_has_the_size_that_pages_declare(site: Path, pages: list[HtmlPage]) -> None:
    head = (site / CARD).read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    size = struct.unpack(">II", head[16:24])  # PNG specification, 11.2.1
    for page in pages:
        assert (meta(page, "og:image:width"), meta(page, "og:image:height")) == tuple(map(str, size)) == ("1200", "630")


def test_the_page_for_unknown_paths_has_no_canonical_url(site: Path) -> None:
    page = parse(site, "404.html")
    assert not page.find("link[@rel='canonical']")
    assert meta(page, "og:url") is None


def test_descriptions_have_50_to_160_characters(pages: list[HtmlPage]) -> None:
    descriptions = {page.path: meta(page, "description") or "" for page in pages}
    wrong = {path: text for path, text in descriptions.items() if not 50 <= len(text) <= 160}
    assert not wrong, "\n".join(f"{path}: {len(text)} characters: {text}" for path, text in wrong.items())


def test_the_sitemap_lists_every_page(site: Path, pages: list[HtmlPage], home: str) -> None:
    listed = ElementTree.parse(site / "sitemap.xml").findall(".//{*}loc")
    assert sorted(entry.text or "" for entry in listed) == sorted(f"{home}{page.path}" for page in pages)


def test_robots_txt_allows_everything_and_names_the_sitemap(site: Path, home: str) -> None:
    lines = (site / "robots.txt").read_text("utf-8").splitlines()
    assert lines == ["User-agent: *", "Allow: /", "", f"Sitemap: {home}sitemap.xml"]


def test_llms_txt_has_the_whole_guide_and_nothing_else(site: Path, home: str, flow: Flow) -> None:
    text = (site / "llms.txt").read_text("utf-8")
    sections = re.findall(r"^## .+\n\n- \[.+?\]\((\S+)\): ", text, re.MULTILINE)
    guide = [path for path in site_paths(site) if not path.startswith(("helper/", "measurements/", "publish/", "404"))]
    assert sorted(sections) == [f"{home}{path}" for path in guide]
    assert [procedure.title for procedure in flow.procedures if f"### {procedure.title}\n" not in text] == []
    assert "](.." not in text
    assert "](#" not in text
