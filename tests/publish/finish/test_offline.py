"""The files that the service worker stores."""

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin, urlsplit

import pytest

from helper.publish.finish.hosts import IMMUTABLE_FOLDERS
from helper.publish.finish.offline import SCRIPTS, offline_files, service_worker
from helper.publish.integrity import integrity
from helper.publish.sbom.packages import shipped_files
from tests.support.page import HtmlPage, file_of, parse, site_paths

BASE = "https://host.example/"
FOR_OTHERS = ("alternate", "apple-touch-icon", "canonical")
"""The relations of links in a page's head that are for home screens and other sites."""
EMBEDDING = tuple(BASE + path for path in ("embed/", "embed.js", "oembed.json"))
"""The beginnings of URLs that only other sites use."""


@pytest.fixture(scope="module")
def stored(site: Path) -> dict[str, str]:
    """The digests of the files that the built service worker stores, by path."""
    first = (site / "sw.js").read_text("utf-8").partition("\n")[0]
    files: dict[str, str] = json.loads(first.removeprefix("const SITE = ").removesuffix(";"))["files"]
    return files


def needed(page: HtmlPage) -> Iterator[str]:
    """The paths of everything on this site that a page loads or links to, except what only other sites use."""
    loaded = [link for link in page.find("link[@href]") if (link.get("rel") or "").strip() not in FOR_OTHERS]
    for element in [*page.find("*[@src]"), *page.find("a[@href]"), *loaded]:
        url = urljoin(BASE + page.path, element.get("src") or element.get("href"))
        if url.startswith(BASE) and not url.startswith(EMBEDDING):
            yield urlsplit(url).path.removeprefix("/")


def test_everything_that_pages_load_or_link_to_is_stored(site: Path, stored: dict[str, str]) -> None:
    for path in site_paths(site):
        assert path in stored
        assert set(needed(parse(site, path))) <= set(stored), path


def test_everything_that_scripts_and_styles_load_is_stored(site: Path, stored: dict[str, str]) -> None:
    assert "search/search_index.json" in stored
    search = [*site.glob("assets/javascripts/workers/search.*.js")]
    scripts = [*site.glob("assets/helper/scripts-*/*.js")]
    fonts = [*site.glob("assets/helper/styles-*/*.woff2")]
    assert all((search, scripts, fonts))
    assert {path.relative_to(site).as_posix() for path in (*search, *scripts, *fonts)} <= set(stored)


def test_no_other_files_are_stored(stored: dict[str, str]) -> None:
    assert not [path for path in stored if PurePosixPath(path).suffix in (".br", ".gz", ".map", ".png", ".xml")]
    assert {PurePosixPath(path).name for path in stored if path.endswith(".txt")} == {"plan.txt"}
    assert not [
        path
        for path in stored
        if "/pyodide-" in path or "/python-" in path or "/workers-" in path or "_headers" in path
    ]
    assert not {"sw.js", ".gitattributes"} & set(stored)
    assert not [path for path in stored if (BASE + path).startswith(EMBEDDING)]


def test_files_that_the_service_worker_never_requests_again_have_a_digest_in_their_urls(site: Path) -> None:
    source = (SCRIPTS / "cache.js").read_text("utf-8")
    [pattern] = re.findall(r"^const \w+ = /(\^assets.*12.*)/;$", source, re.MULTILINE)
    matched = {path for path in shipped_files(site) if re.match(pattern, path)}
    assert matched == {path for path in shipped_files(site) if path.startswith(IMMUTABLE_FOLDERS)}


def test_the_digests_match_the_finished_files(site: Path, stored: dict[str, str]) -> None:
    for path, digest in stored.items():
        assert digest == integrity(file_of(site, path).read_bytes()), path


def test_a_changed_file_makes_a_new_build(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("one")
    before = service_worker(tmp_path, offline=True)
    assert before == service_worker(tmp_path, offline=True)
    (tmp_path / "index.html").write_text("two")
    assert before != service_worker(tmp_path, offline=True)
    assert list(offline_files(tmp_path)) == [""]


def test_without_offline_use_the_service_worker_stores_nothing(site: Path) -> None:
    script = service_worker(site, offline=False)
    assert "unregister" in script
    assert "sha256-" not in script


def test_no_page_opts_out_of_offline_use(site: Path) -> None:
    for path in site_paths(site):
        assert not parse(site, path).find("meta[@name='kasper-offline']")
