"""The pages and files for other sites, as the build made them."""

import json
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest

from helper.engine.address import EMBED, START, path_of
from helper.engine.graph import states
from helper.model.flow import Flow
from helper.publish.oembed import SIZE, TITLE, oembed
from helper.publish.site import EMBED_SCRIPT
from tests.support.page import HtmlPage, embed_paths, parse, site_paths, text_of

BASE = "https://host.example/"
MOVES = ("data-option", "data-change", "data-start-again")


@pytest.fixture
def pages(site: Path) -> list[HtmlPage]:
    """The pages for the frames of other sites."""
    return [parse(site, path) for path in embed_paths(site)]


def discovered(page: HtmlPage) -> list[str | None]:
    return [link.get("href") for link in page.find("link[@type='application/json+oembed']")]


def test_every_state_has_a_page_for_frames_and_no_other_page_stands_beside_them(site: Path, flow: Flow) -> None:
    assert set(embed_paths(site)) == {path_of(state.answers, EMBED) for state in states(flow)}


def test_moves_stay_in_the_frame_and_no_other_link_leads_to_a_page_for_frames(pages: list[HtmlPage]) -> None:
    for page in pages:
        moves = 0
        for link in page.find("a[@href]"):
            target = urljoin(BASE + page.path, link.get("href"))
            is_move = any(name in link.attrib for name in MOVES)
            moves += is_move
            is_here = target.partition("#")[0] == BASE + page.path
            is_start = target == BASE + EMBED
            assert is_here or target.startswith(BASE + EMBED) == (is_move or is_start), f"{target} on {page.path}"
            assert target != f"{BASE}helper/", page.path
        assert moves > 1, page.path


def test_no_page_that_stands_for_itself_leads_into_one_for_frames(site: Path) -> None:
    for path in site_paths(site):
        for link in parse(site, path).find("a[@href]"):
            assert not urljoin(BASE + path, link.get("href")).startswith(BASE + EMBED), path


def test_a_page_for_frames_is_nobody_s_to_find_or_to_keep(pages: list[HtmlPage], site: Path) -> None:
    for page in pages:
        named = {meta.get("name"): meta.get("content") for meta in page.find("meta[@name]")}
        assert (named["robots"], named["kasper-offline"]) == ("noindex", "off"), page.path
    for name in ("sitemap.xml", "search/search_index.json", "llms.txt", "sw.js"):
        assert "embed/" not in (site / name).read_text("utf-8"), name


def test_a_page_for_frames_loads_our_own_styles_and_scripts_and_nothing_of_the_theme(pages: list[HtmlPage]) -> None:
    for page in pages:
        loaded = [
            element.get("src") or element.get("href") or "" for element in (*page.find("script"), *page.find("link"))
        ]
        ours = [name for name in loaded if "assets/" in name]
        assert len(ours) > 5
        assert [name for name in ours if "/assets/helper/" not in f"/{name}" and "favicon" not in name] == []
        assert [text_of(script) for script in page.find("script")] == [""]


def test_a_page_for_frames_has_its_landmarks_and_tells_whose_it_is(pages: list[HtmlPage]) -> None:
    for page in pages:
        assert len(page.find("main//h1")) == 1
        assert page.root.get("lang") == "en"
        [link] = page.find("footer//a")
        assert urljoin(BASE + page.path, link.get("href")) == BASE, page.path
        assert text_of(link) == "KASPER access guide"


def test_the_dark_palette_is_for_who_prefers_it(pages: list[HtmlPage]) -> None:
    for page in pages:
        media = {
            (link.get("href") or "").rpartition("/")[2]: link.get("media")
            for link in page.find("link[@rel='stylesheet']")
        }
        assert media == {"embed.css": None, "dark.css": "(prefers-color-scheme: dark)"}


def test_the_answer_for_oembed_has_what_the_specification_asks_of_a_rich_one() -> None:
    told = json.loads(oembed("The “site”", "https://board.example/path/"))
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert all(isinstance(told[name], int) and told[name] > 0 for name in ("width", "height"))
    assert {name: told[name] for name in SIZE} == SIZE
    assert (told["provider_name"], told["provider_url"]) == ("The “site”", "https://board.example/path/")
    [frame] = html5lib.parseFragment(told["html"], namespaceHTMLElements=False)
    assert frame.tag == "iframe"
    assert frame.get("src") == "https://board.example/path/embed/"
    assert (frame.get("width"), frame.get("height")) == (str(told["width"]), str(told["height"]))
    assert frame.get("title") == told["title"]


def test_the_pages_for_frames_and_the_first_question_name_the_answer_for_oembed(site: Path) -> None:
    named = {path: discovered(parse(site, path)) for path in (*site_paths(site), *embed_paths(site))}
    [address] = named["embed/"]
    assert urlsplit(address or "").path.endswith("/oembed.json")
    assert urlsplit(address or "").scheme == "https"
    expected = ("", START, *embed_paths(site))
    assert {path: links for path, links in named.items() if links} == {path: [address] for path in expected}
    told = json.loads((site / "oembed.json").read_text("utf-8"))
    assert f"{told['provider_url']}oembed.json" == address


def test_the_script_for_other_sites_is_the_one_in_the_source_and_titles_frames_as_the_rest_does(site: Path) -> None:
    text = (site / "embed.js").read_text("utf-8")
    assert text == EMBED_SCRIPT.read_text("utf-8")
    assert f'"{TITLE}"' in text
    titles = {frame.get("title") for frame in parse(site, "publish/your-site/").find("iframe")}
    assert titles == {TITLE}
