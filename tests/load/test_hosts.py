"""With the settings that the build writes, nginx and Caddy send what the page about publishing promises."""

import http.client
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from helper.publish.finish.policy import WORKER
from tests.support.hosts import HOSTS, HostMissingError
from tests.support.page import page_paths, parse

SCRIPT = ["text/javascript; charset=utf-8", "application/javascript; charset=utf-8", "text/javascript"]
"""The names that browsers know for a script."""
LASTING = ("assets/helper/", "assets/javascripts/", "assets/stylesheets/")
"""The folders of files whose addresses change with their contents."""
MISSING = ("assets/helper/scripts-000000000000/helper.js", "assets/javascripts/bundle.000000000000.min.js")
"""Files that another build may have had."""


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture(scope="module", params=HOSTS)
def host(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    try:
        with HOSTS[request.param](site) as address:
            yield address
    except HostMissingError as error:
        pytest.skip(f"{request.param}: {error}")


def get(address: str, accept: str = "identity", method: str = "GET") -> Answer:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc)
    connection.request(method, parts.path, headers={"Accept-Encoding": accept})
    response = connection.getresponse()
    answer = Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
    connection.close()
    return answer


@cache
def addresses(site: Path) -> tuple[str, ...]:
    """The path of each file at the root, and of one of each type in each folder; of pages that of their folder.

    What `_headers` sets for every file is tested without a host.
    """
    files = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    kinds = {kind(path): path.as_posix() for path in files if path.suffix not in (".br", ".gz")}
    return tuple(path.removesuffix("index.html") for path in kinds.values())


def kind(path: Path) -> tuple[str, ...]:
    if len(path.parts) == 1:
        return path.parts
    return (*path.parts[: 3 if path.parts[0] == "assets" else 1], path.suffix)


def test_every_file_is_served_as_it_was_built(host: str, site: Path) -> None:
    for path in addresses(site):
        answer = get(host + path)
        assert answer.status == 200, path
        assert (
            answer.body == (site / path / "index.html" if path.endswith("/") or not path else site / path).read_bytes()
        )
        assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(("accept", "suffix"), [("br", ".br"), ("gzip", ".gz"), ("gzip, deflate, br, zstd", ".br")])
def test_what_was_compressed_beforehand_is_really_sent(host: str, site: Path, accept: str, suffix: str) -> None:
    sent = 0
    for path in addresses(site):
        file = site / path / "index.html" if path.endswith("/") or not path else site / path
        compressed = file.with_name(file.name + suffix)
        if compressed.exists():
            answer = get(host + path, accept)
            assert answer.headers["content-encoding"] == {".br": "br", ".gz": "gzip"}[suffix], path
            assert answer.body == compressed.read_bytes(), path
            assert answer.headers["vary"] == "Accept-Encoding", path
            sent += 1
    assert sent > 20


def test_pages_have_the_policy_of_their_meta_element_and_workers_their_own(host: str, site: Path) -> None:
    [meta] = parse(site, "").find("meta[@http-equiv='Content-Security-Policy']")
    for path in set(addresses(site)) & set(page_paths(site)):
        assert get(host + path).headers["content-security-policy"] == f"{meta.get('content')}; frame-ancestors *"
    scripts = [*site.glob("assets/helper/scripts-*/**/*.js")]
    assert scripts
    for script in scripts:
        headers = get(host + script.relative_to(site).as_posix()).headers
        assert headers["content-security-policy"] == WORKER
        assert headers["content-type"] in SCRIPT


def test_what_never_changes_is_kept_for_ever_and_the_rest_is_asked_for_again(host: str, site: Path) -> None:
    for path in addresses(site):
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
    for path in addresses(site):
        shared = get(host + path).headers.get("access-control-allow-origin")
        assert shared == ("*" if path.startswith(("assets/", "search/")) else None), path


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nobody_can_send_anything(host: str, method: str) -> None:
    for path in ("", "guide/words/", "assets/favicon.svg"):
        answer = get(host + path, method=method)
        assert answer.status == 405
        assert answer.headers["cache-control"] == "no-cache"
