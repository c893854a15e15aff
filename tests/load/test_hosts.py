"""With the settings that the build writes, nginx and Caddy send what the page about publishing promises."""

import http.client
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from helper.publish.finish.policy import WORKER
from tests.load.hosts import HOSTS, HostMissingError
from tests.support.page import page_paths, parse

SCRIPT = ["text/javascript; charset=utf-8", "application/javascript; charset=utf-8", "text/javascript"]
"""The names that browsers know for a script."""
LASTING = ("assets/helper/", "assets/javascripts/", "assets/stylesheets/")
"""The folders of files whose URLs change with their contents."""
MISSING = ("assets/helper/scripts-000000000000/helper.js", "assets/javascripts/bundle.000000000000.min.js")
"""Files that another build may have had."""


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture(scope="module", params=HOSTS)
def host(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    try:
        with HOSTS[request.param](site) as url:
            yield url
    except HostMissingError as error:
        pytest.skip(f"{request.param}: {error}")


def get(url: str, accept: str = "identity", method: str = "GET") -> Answer:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc)
    connection.request(method, parts.path, headers={"Accept-Encoding": accept})
    response = connection.getresponse()
    answer = Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
    connection.close()
    return answer


def file_paths(site: Path) -> list[str]:
    """The path of every file that is not a compressed one; of pages that of their folder."""
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    return [path.removesuffix("index.html") for path in files if not path.endswith((".br", ".gz"))]


def test_every_file_is_served_as_it_was_built(host: str, site: Path) -> None:
    for path in file_paths(site):
        answer = get(host + path)
        assert answer.status == 200, path
        assert (
            answer.body == (site / path / "index.html" if path.endswith("/") or not path else site / path).read_bytes()
        )
        assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(("accept", "suffix"), [("br", ".br"), ("gzip", ".gz"), ("gzip, deflate, br, zstd", ".br")])
def test_what_was_compressed_beforehand_is_really_sent(host: str, site: Path, accept: str, suffix: str) -> None:
    sent = 0
    for path in file_paths(site):
        file = site / path / "index.html" if path.endswith("/") or not path else site / path
        compressed = file.with_name(file.name + suffix)
        if compressed.exists():
            answer = get(host + path, accept)
            assert answer.headers["content-encoding"] == {".br": "br", ".gz": "gzip"}[suffix], path
            assert answer.body == compressed.read_bytes(), path
            assert answer.headers["vary"] == "Accept-Encoding", path
            sent += 1
    assert sent > len(page_paths(site))


def test_pages_have_the_policy_of_their_meta_element_and_workers_their_own(host: str, site: Path) -> None:
    [meta] = parse(site, "").find("meta[@http-equiv='Content-Security-Policy']")
    for path in page_paths(site):
        assert get(host + path).headers["content-security-policy"] == f"{meta.get('content')}; frame-ancestors *"
    for script in site.glob("assets/helper/scripts-*/*.js"):
        headers = get(host + script.relative_to(site).as_posix()).headers
        assert headers["content-security-policy"] == WORKER
        assert headers["content-type"] in SCRIPT


def test_what_never_changes_is_kept_for_ever_and_the_rest_is_asked_for_again(host: str, site: Path) -> None:
    for path in file_paths(site):
        forever = path.startswith(LASTING)
        assert ("immutable" in get(host + path).headers["cache-control"]) is forever, path


def test_webassembly_and_modules_have_their_types(host: str, site: Path) -> None:
    for suffix, types in {".wasm": ["application/wasm"], ".mjs": SCRIPT}.items():
        [file] = site.glob(f"assets/helper/*/*{suffix}")
        assert get(host + file.relative_to(site).as_posix()).headers["content-type"] in types


@pytest.mark.parametrize("path", ["helper/kog-perhaps/", *MISSING])
def test_an_address_that_does_not_exist_shows_the_page_for_that(host: str, site: Path, path: str) -> None:
    answer = get(host + path)
    assert answer.status == 404
    assert answer.body == (site / "404.html").read_bytes()
    assert "style-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["assets/helper/", "assets/helper", "assets/stylesheets/"])
def test_a_folder_of_files_that_never_change_is_not_kept_itself(host: str, path: str) -> None:
    answer = get(host + path)
    assert answer.status != 200
    assert answer.headers["cache-control"] == "no-cache"


def test_pages_in_sandboxed_frames_may_have_what_pages_load(host: str, site: Path) -> None:
    for path in file_paths(site):
        shared = get(host + path).headers.get("access-control-allow-origin")
        assert shared == ("*" if path.startswith(("assets/", "search/")) else None), path


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nobody_can_send_anything(host: str, method: str) -> None:
    for path in ("", "guide/words/", "assets/favicon.svg"):
        answer = get(host + path, method=method)
        assert answer.status == 405
        assert answer.headers["cache-control"] == "no-cache"
