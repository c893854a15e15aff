"""The headers that hosts send with the built site."""

import hashlib
import re
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote

import pytest

from helper.publish.finish.hosts import IMMUTABLE_PATH, SHARED_PATH
from helper.publish.finish.policy import REFERRER
from helper.publish.sbom.packages import shipped_files
from tests.support.addresses import SEEN, forms
from tests.support.server import Rules, matching, read_headers

IMMUTABLE = ("/assets/helper/", "/assets/javascripts/")
"""The folders of files whose URLs change with their contents."""

type Headers = dict[str, dict[str, list[str]]]
"""The values of each header by its name, by URL path."""


@pytest.fixture(scope="module")
def rules(site: Path) -> Rules:
    """The pattern, name and value of each header in `_headers`."""
    return read_headers((site / "_headers").read_text("utf-8"))


@pytest.fixture(scope="module")
def headers(site: Path, rules: Rules) -> Headers:
    """The headers that `_headers` sets for each file."""
    return {path: of_path(rules, path) for path in map(url_path, shipped_files(site))}


def url_path(file: str) -> str:
    return "/" + file.removesuffix("index.html")


def of_path(rules: Rules, path: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in matching(rules, path):
        found.setdefault(name, []).append(value)
    return found


def test_everything_is_sent_with_the_policy_of_the_pages_once(policy: str, headers: Headers) -> None:
    for path, values in headers.items():
        assert values["Content-Security-Policy"] == [f"{policy}; frame-ancestors *"], path


@pytest.mark.attack(
    "Links",
    "The same with the rules for Netlify and Cloudflare Pages",
    "Every form gets the policy, and only real paths get more",
)
def test_every_form_of_an_address_gets_the_policy_and_only_real_paths_more(
    site: Path, rules: Rules, headers: Headers, policy: str
) -> None:
    """Whether a host compares the address as it is written, decoded once or twice, or with the dots resolved."""
    [script] = (path.relative_to(site).as_posix() for path in site.glob("assets/helper/scripts-*/helper.js"))
    written = {f"/{form}" for form in (*forms("helper/kog-no/", script), SEEN)}
    decoded = {*written, *map(unquote, written), *(unquote(unquote(form)) for form in written)}
    for path in {*decoded, *map(normpath, decoded)} - headers.keys():
        found = of_path(rules, path)
        assert found["Content-Security-Policy"] == [f"{policy}; frame-ancestors *"], path
        assert not {"Cache-Control", "Access-Control-Allow-Origin"} & found.keys(), path


@pytest.mark.parametrize("path", [IMMUTABLE_PATH, SHARED_PATH])
def test_a_path_for_caching_or_sharing_has_no_odd_names(path: str) -> None:
    folder = "assets/helper/scripts-0123456789ab"
    assert re.fullmatch(path, f"{folder}/browser/helper.min.js")
    for odd in ("../x.js", "x/../y.js", "..\\x.js", "x\\y.js", "x;y.js", "x.js/", "x//y.js", "/x.js", "x%2fy.js", ".x"):
        assert not re.fullmatch(path, f"{folder}/{odd}"), odd


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
    theme = list(site.glob("assets/javascripts/**/*.js"))
    assert len(theme) >= 2
    for path in theme:
        assert path.name.split(".")[1] == hashlib.sha256(path.read_bytes()).hexdigest()[:12], path.name


def test_each_cached_file_has_its_own_rule_so_that_404_responses_are_not_cached(site: Path, rules: Rules) -> None:
    cached = [path for path, _, value in rules if "immutable" in value]
    assert cached
    assert all((site / path.removeprefix("/")).is_file() for path in cached)


def test_the_rules_stay_within_the_limits_of_cloudflare(site: Path, rules: Rules) -> None:
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
