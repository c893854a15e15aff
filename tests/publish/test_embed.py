"""The built pages and files for sites that embed the helper."""

import json
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest

from helper.engine.graph import states
from helper.engine.paths import EMBED, START, path_of
from helper.model.flow import Flow
from helper.publish.assets import BROWSER
from helper.publish.files.oembed import SIZE, oembed
from helper.publish.files.paths import EMBED_SCRIPT
from tests.support.page import HtmlPage, embed_paths, parse, site_paths, text_of
from tests.support.toy import STRINGS

BASE = "https://host.example/"
MOVES = ("data-option", "data-change", "data-start-again")


@pytest.fixture
def pages(site: Path) -> list[HtmlPage]:
    """The embedded pages."""
    return [parse(site, path) for path in embed_paths(site)]


def oembed_links(page: HtmlPage) -> list[str | None]:
    return [link.get("href") for link in page.find("link[@type='application/json+oembed']")]


def test_the_embedded_pages_are_those_of_the_states(site: Path, flow: Flow) -> None:
    assert set(embed_paths(site)) == {path_of(state.answers, EMBED) for state in states(flow)}


def test_answers_stay_in_the_frame_and_other_links_lead_out_of_it(pages: list[HtmlPage]) -> None:
    for page in pages:
        moves = 0
        # Without a target of their own, links open in a new tab, also those to telephones and mail programs.
        assert [(base.get("target"), base.get("href")) for base in page.find("base")] == [("_blank", None)], page.path
        for link in page.find("a[@href]"):
            target = urljoin(BASE + page.path, link.get("href"))
            is_move = any(name in link.attrib for name in MOVES)
            moves += is_move
            is_here = target.partition("#")[0] == BASE + page.path
            is_start = target == BASE + EMBED
            assert is_here or target.startswith(BASE + EMBED) == (is_move or is_start), f"{target} on {page.path}"
            assert link.get("target") == ("_self" if is_move or is_start else None), f"{target} on {page.path}"
            assert target != f"{BASE}helper/", page.path
        assert moves > 1, page.path


def test_the_sites_own_pages_do_not_link_to_embedded_ones(site: Path) -> None:
    for path in site_paths(site):
        for link in parse(site, path).find("a[@href]"):
            assert not urljoin(BASE + path, link.get("href")).startswith(BASE + EMBED), path


def test_embedded_pages_are_neither_indexed_nor_stored(pages: list[HtmlPage], site: Path) -> None:
    for page in pages:
        named = {meta.get("name"): meta.get("content") for meta in page.find("meta[@name]")}
        assert (named["robots"], named["kasper-offline"]) == ("noindex", "off"), page.path
    for name in ("sitemap.xml", "search/search_index.json", "llms.txt", "sw.js"):
        assert "embed/" not in (site / name).read_text("utf-8"), name


def test_embedded_pages_load_nothing_from_the_theme(pages: list[HtmlPage]) -> None:
    for page in pages:
        loaded = [
            element.get("src") or element.get("href") or "" for element in (*page.find("script"), *page.find("link"))
        ]
        ours = [name for name in loaded if "assets/" in name]
        assert len(ours) == 4
        assert [name for name in ours if "/assets/helper/" not in f"/{name}" and "favicon" not in name] == []
        assert [text_of(script) for script in page.find("script")] == [""]


def test_embedded_pages_have_landmarks_and_name_their_site(pages: list[HtmlPage]) -> None:
    for page in pages:
        assert len(page.find("main//h1")) == 1
        assert page.root.get("lang") == "en"
        home, contacts = page.find("footer//a")
        assert urljoin(BASE + page.path, home.get("href")) == BASE, page.path
        assert text_of(home) == "KASPER access guide"
        assert urljoin(BASE + page.path, contacts.get("href")) == f"{BASE}guide/contacts/", page.path


def test_the_oembed_response_has_what_the_specification_requires_of_the_type_rich() -> None:
    response = json.loads(oembed(STRINGS, "The “site”", "https://board.example/path/"))
    assert (response["version"], response["type"]) == ("1.0", "rich")
    assert all(isinstance(response[name], int) and response[name] > 0 for name in ("width", "height"))
    assert {name: response[name] for name in SIZE} == SIZE
    assert (response["provider_name"], response["provider_url"]) == ("The “site”", "https://board.example/path/")
    [frame] = html5lib.parseFragment(response["html"], namespaceHTMLElements=False)
    assert frame.tag == "iframe"
    assert frame.get("src") == "https://board.example/path/embed/"
    assert (frame.get("width"), frame.get("height")) == (str(response["width"]), str(response["height"]))
    assert frame.get("title") == response["title"]


def test_embedded_pages_and_the_first_question_link_to_the_oembed_response(site: Path) -> None:
    named = {path: oembed_links(parse(site, path)) for path in (*site_paths(site), *embed_paths(site))}
    [url] = named["embed/"]
    assert urlsplit(url or "").path.endswith("/oembed.json")
    assert urlsplit(url or "").scheme == "https"
    expected = ("", START, *embed_paths(site))
    assert {path: links for path, links in named.items() if links} == {path: [url] for path in expected}
    response = json.loads((site / "oembed.json").read_text("utf-8"))
    assert f"{response['provider_url']}oembed.json" == url


def test_the_script_for_other_sites_ships_as_it_is_with_the_common_title(site: Path) -> None:
    title = STRINGS.frame_title
    text = (site / "embed.js").read_text("utf-8")
    source = (BROWSER / "elsewhere" / EMBED_SCRIPT).read_text("utf-8")
    assert text == source.replace("= FRAME_TITLE;", f'= "{title}";')
    assert "FRAME_TITLE" not in text
    titles = {frame.get("title") for frame in parse(site, "publish/your-site/").find("iframe")}
    assert titles == {title}
