"""The pages and files of the built site."""

import json
import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest

from helper.engine.graph import states
from helper.engine.paths import path_of
from helper.engine.replay import Reached
from helper.model.flow import Flow, Procedure
from helper.render.region import render
from tests.support.page import HtmlPage, page_paths, parse, site_paths, text_of
from tests.support.project import ROOT


@pytest.fixture
def pages(site: Path) -> list[HtmlPage]:
    return [parse(site, path) for path in page_paths(site)]


def state_paths(flow: Flow) -> set[str]:
    return {path_of(state.answers) for state in states(flow)}


def test_the_pages_below_helper_are_those_of_the_states(site: Path, flow: Flow) -> None:
    assert {path for path in page_paths(site) if path.startswith("helper/")} == state_paths(flow)


def test_every_page_has_one_main_heading_and_a_unique_title_and_description(pages: list[HtmlPage], site: Path) -> None:
    for page in pages:
        assert len(page.find("h1")) == 1, page.path
    own = [page for page in pages if page.path in site_paths(site)]
    titles = {text_of(page.find("title")[0]) for page in own}
    assert len(titles) == len(own)
    described = [page for page in own if page.path != "404.html"]
    descriptions = {page.find("meta[@name='description']")[0].get("content") for page in described}
    assert len(descriptions) == len(described)


def test_every_page_has_a_canonical_url(pages: list[HtmlPage]) -> None:
    home = next(page for page in pages if page.path == "").find("link[@rel='canonical']")[0].get("href")
    for page in pages:
        if page.path != "404.html":
            own = re.sub("^embed/", "helper/", page.path)
            assert page.find("link[@rel='canonical']")[0].get("href") == f"{home}{own}"


def test_a_state_page_has_the_title_of_its_region(site: Path, flow: Flow) -> None:
    for state in states(flow):
        region = render(flow, state)
        assert text_of(parse(site, region.path).find("title")[0]) == f"{region.title} - KASPER access guide"


def test_the_search_index_has_only_the_first_question_of_the_helper(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    locations = {document["location"].partition("#")[0] for document in index["docs"]}
    assert {location for location in locations if location.startswith("helper/")} == {"helper/"}
    assert {path for path in page_paths(site) if path.startswith("guide/")} <= locations


def test_the_navigation_has_only_the_first_question_of_the_helper(pages: list[HtmlPage], site: Path) -> None:
    for page in pages:
        for link in page.find("nav//a"):
            target = resolve(site, page, link.get("href") or "")
            assert (
                target is None
                or not target[0].startswith("helper/")
                or target[0] == "helper/"
                or target[0] == page.path
            )


def resolve(site: Path, page: HtmlPage, href: str) -> tuple[str, str] | None:
    """The path below the site's root and the fragment that a link leads to; None for another site."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return page.path, parts.fragment
    base = PurePosixPath("/") / (page.path if page.path.endswith("/") else PurePosixPath(page.path).parent.as_posix())
    names: list[str] = []
    for name in (base / unquote(parts.path)).parts[1:]:
        if name == "..":
            assert names, f"{href} on {page.path} leads out of the site"
            names.pop()
        elif name != ".":
            names.append(name)
    path = "/".join(names)
    return (f"{path}/" if path and (site / path).is_dir() else path), parts.fragment


def test_links_within_the_site_lead_to_existing_pages_and_anchors(pages: list[HtmlPage], site: Path) -> None:
    anchors = {page.path: {element.get("id") for element in page.root.iter()} for page in pages}
    for page in pages:
        for link in page.find("a[@href]"):
            target = resolve(site, page, link.get("href") or "")
            if target is None:
                continue
            path, fragment = target
            assert path in anchors or (site / path).is_file(), f"{link.get('href')} on {page.path or 'the home page'}"
            if fragment and path in anchors and not fragment.startswith("__"):
                assert fragment in anchors[path], f"{link.get('href')} on {page.path or 'the home page'}"


def test_pages_load_only_files_of_this_site(pages: list[HtmlPage], site: Path) -> None:
    for page in pages:
        loaded = [
            (element, name) for element in page.root.iter() for name in ("src", "srcset", "data") if element.get(name)
        ]
        loaded += [
            (link, "href")
            for link in page.find("link[@href]")
            if (link.get("rel") or "").strip() not in ("canonical", "alternate")
        ]
        for element, name in loaded:
            target = resolve(site, page, element.get(name) or "")
            assert target is not None, f"{element.get(name)} on {page.path}"
            assert (site / target[0]).exists(), f"{element.get(name)} on {page.path}"
        assert not page.find("iframe") or page.path == "publish/your-site/"


def test_styles_load_only_files_of_this_site(site: Path) -> None:
    loading = re.compile(r"url\(\s*['\"]?(?!data:|#)([^)'\"]+)|@import\s*['\"]?([^;'\"]*)")
    for sheet in [*site.rglob("*.css"), *site.rglob("*.html"), *site.rglob("*.svg")]:
        for url in map("".join, loading.findall(sheet.read_text("utf-8"))):
            assert not re.match(r"[a-z][a-z+.-]*:|//|\\\\", url.strip(), re.IGNORECASE), f"{url} in {sheet}"


def test_links_to_other_sites_lead_to_the_portal_and_the_sources_only(pages: list[HtmlPage]) -> None:
    hosts = {urlsplit(link.get("href") or "").netloc for page in pages for link in page.find("article//a[@href]")}
    assert hosts - {""} == {
        "kog.chfs.ky.gov",
        "chfs.ky.gov",
        "pharmacy.ky.gov",
        "apps.legislature.ky.gov",
        "kbn.ky.gov",
        "dentistry.ky.gov",
        "pyodide.org",
    }


def test_every_procedure_is_on_its_page_of_the_guide(site: Path, flow: Flow) -> None:
    for procedure in flow.procedures:
        assert parse(site, procedure.guide).find(f"section[@data-procedure='{procedure.id}']"), procedure.id


def test_guide_and_helper_show_the_same_steps(site: Path, flow: Flow, procedures: dict[str, Procedure]) -> None:
    for state in states(flow):
        plan = state.procedures if isinstance(state, Reached) else ()
        for procedure in plan:
            whole = procedures[procedure.id]
            here, there = (
                [
                    text_of(step)
                    for step in parse(site, path).find(f"section[@data-procedure='{procedure.id}']/ol/li/p[1]")
                ]
                for path in (path_of(state.answers), procedure.guide)
            )
            assert here == [text for step, text in zip(whole.steps, there, strict=True) if step in procedure.steps]


def test_guide_and_helper_show_the_same_contact_details(site: Path, flow: Flow) -> None:
    cards = {
        contact: {
            (text_of(card), *(link.get("href") for link in card.iter("a")))
            for path in page_paths(site)
            for card in parse(site, path).find(f"section[@data-contact='{contact}']")
        }
        for contact in flow.contacts
    }
    assert {contact: len(variants) for contact, variants in cards.items()} == dict.fromkeys(flow.contacts, 1)


def test_the_table_of_contents_lists_the_procedures(site: Path) -> None:
    toc = parse(site, "guide/kog-account/").find("nav[@aria-label='Table of contents']")[-1]
    assert [text_of(link) for link in toc.iter("a")][:2] == ["Create a KOG account", "Activate your KOG account"]


def test_ids_are_unique_on_each_page(pages: list[HtmlPage]) -> None:
    for page in pages:
        ids = [element.get("id") for element in page.find("article")[0].iter() if element.get("id")]
        assert len(ids) == len(set(ids)), page.path


def test_no_file_contains_a_path_of_the_machine_that_built_it(site: Path) -> None:
    root = str(ROOT).encode()
    for path in site.rglob("*"):
        if path.suffix in (".whl", ".zip"):
            with ZipFile(path) as archive:
                assert not [name for name in archive.namelist() if root in archive.read(name)], path
        elif path.is_file():
            assert root not in path.read_bytes(), path
