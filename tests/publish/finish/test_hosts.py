"""The headers that hosts send with the built site."""

import hashlib
from pathlib import Path

import pytest

from helper.publish.finish.policy import REFERRER
from helper.publish.sbom.packages import shipped_files
from tests.support.page import page_paths
from tests.support.server import read_headers

IMMUTABLE = ("/assets/helper/", "/assets/javascripts/", "/assets/stylesheets/")
"""The folders of files whose URLs change with their contents."""

type Headers = dict[str, dict[str, list[str]]]
"""The values of each header by its name, by URL path."""


@pytest.fixture(scope="module")
def rules(site: Path) -> list[tuple[str, str, str]]:
    """The pattern, name and value of each header in `_headers`."""
    return list(read_headers((site / "_headers").read_text("utf-8")))


@pytest.fixture(scope="module")
def headers(site: Path, rules: list[tuple[str, str, str]]) -> Headers:
    """The headers that `_headers` sets for each file."""
    found: Headers = {}
    for file in shipped_files(site):
        path = "/" + file.removesuffix("index.html")
        of_path = found.setdefault(path, {})
        for pattern, name, value in rules:
            if path == pattern or (pattern.endswith("*") and path.startswith(pattern[:-1])):
                of_path.setdefault(name, []).append(value)
    return found


def test_every_page_is_sent_with_the_policy_of_its_meta_element(site: Path, policy: str, headers: Headers) -> None:
    for path in page_paths(site):
        assert headers["/" + path]["Content-Security-Policy"] == ["frame-ancestors *", policy]


def test_browsers_cache_for_good_exactly_the_files_that_never_change(headers: Headers) -> None:
    cached = {
        path
        for path, values in headers.items()
        if any("immutable" in value for value in values.get("Cache-Control", []))
    }
    assert cached == {path for path in headers if path.startswith(IMMUTABLE)}


def test_files_that_browsers_cache_for_good_have_a_digest_in_their_url(site: Path) -> None:
    for folder in (site / "assets" / "helper").iterdir():
        files = sorted(
            (path.relative_to(folder).as_posix(), path)
            for path in folder.rglob("*")
            if path.is_file() and path.suffix not in (".br", ".gz")
        )
        digests = "".join(f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n" for name, path in files)
        assert folder.name.rpartition("-")[2] == hashlib.sha256(digests.encode()).hexdigest()[:12], folder.name
    theme = [*site.glob("assets/javascripts/**/*.js"), *site.glob("assets/stylesheets/**/*.css")]
    assert len(theme) >= 4
    for path in theme:
        assert path.name.split(".")[1] == hashlib.sha256(path.read_bytes()).hexdigest()[:12], path.name


def test_each_cached_file_has_its_own_rule_so_that_404_responses_are_not_cached(
    site: Path, rules: list[tuple[str, str, str]]
) -> None:
    cached = [path for path, _, value in rules if "immutable" in value]
    assert cached
    assert all((site / path.removeprefix("/")).is_file() for path in cached)


def test_the_rules_stay_within_the_limits_of_cloudflare(site: Path, rules: list[tuple[str, str, str]]) -> None:
    assert len({path for path, _, _ in rules}) <= 100
    assert max(map(len, (site / "_headers").read_text("utf-8").splitlines())) <= 2000


def test_pages_in_sandboxed_frames_may_load_their_files(headers: Headers) -> None:
    shared = {path for path, values in headers.items() if values.get("Access-Control-Allow-Origin") == ["*"]}
    assert shared == {path for path in headers if path.startswith(("/assets/", "/search/"))}


def test_everything_is_sent_with_the_common_headers(headers: Headers) -> None:
    for values in headers.values():
        assert values["X-Content-Type-Options"] == ["nosniff"]
        assert values["Referrer-Policy"] == [REFERRER]
        assert "camera=()" in values["Permissions-Policy"][0]
