"""With the settings from the build, nginx and Caddy send what the page about publishing promises."""

import http.client
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from tests.support.hosts import HOSTS, HostMissingError
from tests.support.page import parse

SCRIPT = ["text/javascript; charset=utf-8", "application/javascript; charset=utf-8", "text/javascript"]
"""The content types that browsers accept for scripts."""
LASTING = ("assets/helper/", "assets/javascripts/")
"""The folders of files whose URLs change with their contents."""
SHARED = ("assets/", "search/")
"""The folders of files that pages in sandboxed frames load as from another site."""
MISSING = ("assets/helper/scripts-000000000000/helper.js", "assets/javascripts/bundle.000000000000.min.js")
"""Files that another build may have."""


class Response(NamedTuple):
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


def get(url: str, accept: str = "identity", method: str = "GET") -> Response:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc)
    connection.request(method, parts.path, headers={"Accept-Encoding": accept})
    sent = connection.getresponse()
    response = Response(sent.status, {name.lower(): value for name, value in sent.getheaders()}, sent.read())
    connection.close()
    return response


@cache
def file_paths(site: Path) -> tuple[str, ...]:
    """The URL paths of all files at the root and of one file of each type in each folder.

    What `_headers` sets for every file is tested without a host.
    """
    files = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    kinds = {kind(path): path.as_posix() for path in files if path.suffix not in (".br", ".gz")}
    return tuple(path.removesuffix("index.html") for path in kinds.values())


def kind(path: Path) -> tuple[str, ...]:
    if len(path.parts) == 1:
        return path.parts
    return (*path.parts[: 3 if path.parts[0] == "assets" else 1], path.suffix)


def test_files_are_served_as_they_were_built(host: str, site: Path) -> None:
    for path in file_paths(site):
        response = get(host + path)
        assert response.status == 200, path
        assert (
            response.body
            == (site / path / "index.html" if path.endswith("/") or not path else site / path).read_bytes()
        )
        assert "content-encoding" not in response.headers


@pytest.mark.parametrize(("accept", "suffix"), [("br", ".br"), ("gzip", ".gz"), ("gzip, deflate, br, zstd", ".br")])
def test_precompressed_files_are_sent(host: str, site: Path, accept: str, suffix: str) -> None:
    sent = 0
    for path in file_paths(site):
        file = site / path / "index.html" if path.endswith("/") or not path else site / path
        compressed = file.with_name(file.name + suffix)
        if compressed.exists():
            response = get(host + path, accept)
            assert response.headers["content-encoding"] == {".br": "br", ".gz": "gzip"}[suffix], path
            assert response.body == compressed.read_bytes(), path
            assert response.headers["vary"] == "Accept-Encoding", path
            sent += 1
    assert sent > 20


def test_everything_has_the_policy_of_the_meta_element(host: str, site: Path) -> None:
    [meta] = parse(site, "").find("meta[@http-equiv='Content-Security-Policy']")
    for path in file_paths(site):
        assert get(host + path).headers["content-security-policy"] == f"{meta.get('content')}; frame-ancestors *", path


def test_scripts_have_their_type(host: str, site: Path) -> None:
    scripts = [*site.glob("assets/**/*.js"), *site.glob("*.js")]
    assert len(scripts) > 5
    for script in scripts:
        assert get(host + script.relative_to(site).as_posix()).headers["content-type"] in SCRIPT


def test_files_with_a_digest_in_their_url_are_cached_for_good_and_others_revalidated(host: str, site: Path) -> None:
    for path in file_paths(site):
        forever = path.startswith(LASTING)
        assert ("immutable" in get(host + path).headers["cache-control"]) is forever, path


def test_webassembly_has_its_type(host: str, site: Path) -> None:
    for file in site.glob("assets/helper/*/*.wasm"):
        assert get(host + file.relative_to(site).as_posix()).headers["content-type"] == "application/wasm"


@pytest.mark.parametrize("path", ["helper/kog-perhaps/", *MISSING])
def test_an_unknown_url_gets_the_404_page(host: str, site: Path, path: str) -> None:
    response = get(host + path)
    assert response.status == 404
    assert response.body == (site / "404.html").read_bytes()
    assert "style-src 'self'" in response.headers["content-security-policy"]
    assert response.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["assets/helper/", "assets/helper", "assets/javascripts/"])
def test_a_folder_is_not_cached(host: str, path: str) -> None:
    response = get(host + path)
    assert response.status != 200
    assert response.headers["cache-control"] == "no-cache"


def test_pages_in_sandboxed_frames_may_load_their_files(host: str, site: Path) -> None:
    for path in file_paths(site):
        shared = get(host + path).headers.get("access-control-allow-origin")
        assert shared == ("*" if path.startswith(SHARED) else None), path


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_only_get_and_head_are_allowed(host: str, method: str) -> None:
    for path in ("", "guide/words/", "assets/favicon.svg"):
        response = get(host + path, method=method)
        assert response.status == 405
        assert response.headers["cache-control"] == "no-cache"
