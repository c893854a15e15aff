"""What pages and hosts tell browsers to refuse: one policy everywhere, digests for what pages load, headers for hosts."""

import base64
import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urljoin

import pytest

from helper.publish.finish.finish import finish
from helper.publish.finish.policy import REFERRER, WORKER, page_policy, with_policy
from helper.publish.finish.tags import tags, with_insertions
from helper.publish.sbom.packages import shipped
from helper.publish.security import LIFE, ExpiredError, security
from helper.publish.settings import SettingError, Settings, read
from tests.support.page import file_of, page_paths, parse
from tests.support.server import read_headers

BASE = "https://host.example/"
LASTING = ("/assets/helper/", "/assets/javascripts/", "/assets/stylesheets/")
"""The folders of files whose addresses change with their contents."""


def digest(data: bytes) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split(";"))}


@pytest.fixture
def policy(site: Path) -> str:
    """The policy of the home page."""
    [meta] = parse(site, "").find("meta[@http-equiv='Content-Security-Policy']")
    return meta.get("content") or ""


@pytest.fixture
def sent(site: Path) -> dict[str, dict[str, list[str]]]:
    """The headers that `_headers` asks for: the values by name, by path."""
    rules = read_headers((site / "_headers").read_text("utf-8"))
    found: dict[str, dict[str, list[str]]] = {}
    for address in shipped(site):
        path = "/" + address.removesuffix("index.html")
        headers = found.setdefault(path, {})
        for pattern, name, value in rules:
            if path == pattern or (pattern.endswith("*") and path.startswith(pattern[:-1])):
                headers.setdefault(name, []).append(value)
    return found


def test_all_pages_have_the_same_policy_before_anything_that_could_run(site: Path, policy: str) -> None:
    for path in page_paths(site):
        head = parse(site, path).find("head")[0]
        first, second, third = list(head)[:3]
        assert first.get("charset") == "utf-8"
        assert (second.get("http-equiv"), second.get("content")) == ("Content-Security-Policy", policy)
        assert (third.get("name"), third.get("content")) == ("referrer", REFERRER)


def test_the_policy_starts_from_nothing_and_lets_no_unknown_script_run(policy: str) -> None:
    found = directives(policy)
    assert found["default-src"] == ["'none'"]
    assert found["script-src"][0] == "'self'"
    assert all(value.startswith("'sha256-") for value in found["script-src"][1:])
    assert {value for values in found.values() for value in values if not value.startswith("'sha256-")} == {
        "'none'",
        "'self'",
        "data:",
    }
    assert [name for name, values in found.items() if "data:" in values] == ["img-src"]


def test_the_policy_knows_the_inline_scripts_of_all_pages_and_no_other(site: Path, policy: str) -> None:
    inline = {
        f"'{digest((script.text or '').encode())}'"
        for path in page_paths(site)
        for script in parse(site, path).find("script")
        if script.get("src") is None and script.get("type") is None
    }
    assert set(directives(policy)["script-src"]) == {"'self'", *inline}


def test_no_page_has_an_inline_style_or_handler(site: Path) -> None:
    for path in page_paths(site):
        for element in parse(site, path).root.iter():
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")], path
            assert element.tag != "style", path


def test_every_script_and_style_is_named_with_its_digest(site: Path) -> None:
    for path in page_paths(site):
        page = parse(site, path)
        loaded = [
            *page.find("script[@src]"),
            *page.find("link[@rel='stylesheet']"),
            *page.find("link[@rel='modulepreload']"),
        ]
        assert len(loaded) >= 5
        for element in loaded:
            address = urljoin(BASE + path, element.get("src") or element.get("href") or "")
            assert element.get("crossorigin") == "anonymous", "a page in a sandboxed frame could not have it"
            assert element.get("integrity") == digest((site / address.removeprefix(BASE)).read_bytes()), address


def test_the_modules_that_the_page_imports_are_named_with_their_digests_too(site: Path) -> None:
    preloaded = {link.get("href", "").rpartition("/")[2] for link in parse(site, "").find("link[@rel='modulepreload']")}
    assert {"keys.js", "python.js"} <= preloaded


def test_a_page_keeps_everything_else_as_it_is(site: Path) -> None:
    page = file_of(site, "").read_text("utf-8")
    inserted = with_policy(page.replace("<head>", "<head>", 1), "POLICY")
    assert (
        inserted.replace(
            f'<meta http-equiv="Content-Security-Policy" content="POLICY"><meta name="referrer" content="{REFERRER}">',
            "",
        )
        == page
    )


def test_a_script_that_is_data_needs_no_place_in_the_policy() -> None:
    data = '<script type="application/json">{"a": "<b>"}</script>'
    assert page_policy([data]) == page_policy([])
    assert page_policy(["<script>run()</script>"]) != page_policy([])


def test_the_policy_is_the_same_whatever_the_order_of_the_pages() -> None:
    pages = ["<script>one()</script>", "<script>two()</script>", "<script>one()</script>"]
    assert page_policy(pages) == page_policy(reversed(pages))


def test_a_tag_is_found_where_it_stands() -> None:
    page = "<p>ä</p>\n  <b\n id=x>y</b><script>if (a < b) '</i>'</script>"
    found = tags(page)
    assert [tag.name for tag in found] == ["p", "b", "script"]
    assert [page[tag.start : tag.end] for tag in found] == ["<p>", "<b\n id=x>", "<script>"]
    assert found[2].text == "if (a < b) '</i>'"
    assert with_insertions("abc", [(1, "-"), (3, "+")]) == "a-bc+"


def test_hosts_send_every_page_the_policy_of_its_meta_element(
    site: Path, policy: str, sent: dict[str, dict[str, list[str]]]
) -> None:
    for path in page_paths(site):
        assert sent["/" + path]["Content-Security-Policy"] == ["frame-ancestors *", policy]


def test_hosts_let_webassembly_run_in_the_worker_only(sent: dict[str, dict[str, list[str]]], policy: str) -> None:
    assert "wasm-unsafe-eval" not in policy
    allowed = {path for path, headers in sent.items() if WORKER in headers["Content-Security-Policy"]}
    assert {path.rpartition("/")[2] for path in allowed} >= {"image.js", "fallback.js"}
    for path in allowed:
        assert "/scripts-" in path
        assert sent[path]["Content-Security-Policy"] == ["frame-ancestors *", WORKER]


def test_hosts_keep_for_ever_what_never_changes_and_only_that(sent: dict[str, dict[str, list[str]]]) -> None:
    kept = {
        path
        for path, headers in sent.items()
        if any("immutable" in value for value in headers.get("Cache-Control", []))
    }
    assert kept == {path for path in sent if path.startswith(LASTING)}


def test_what_hosts_keep_for_ever_has_the_digest_of_its_contents_in_its_address(site: Path) -> None:
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


def test_hosts_are_told_of_each_such_file_alone_so_that_a_missing_one_is_not_kept_missing(site: Path) -> None:
    rules = read_headers((site / "_headers").read_text("utf-8"))
    kept = [path for path, _, value in rules if "immutable" in value]
    assert kept
    assert all((site / path.removeprefix("/")).is_file() for path in kept)


def test_the_rules_for_hosts_are_few_and_short_enough_for_cloudflare(site: Path) -> None:
    text = (site / "_headers").read_text("utf-8")
    assert len({path for path, _, _ in read_headers(text)}) <= 100
    assert max(map(len, text.splitlines())) <= 2000


def test_hosts_let_pages_in_sandboxed_frames_have_what_they_load(sent: dict[str, dict[str, list[str]]]) -> None:
    shared = {path for path, headers in sent.items() if headers.get("Access-Control-Allow-Origin") == ["*"]}
    assert shared == {path for path in sent if path.startswith(("/assets/", "/search/"))}


def test_hosts_send_the_other_headers_with_everything(sent: dict[str, dict[str, list[str]]]) -> None:
    for headers in sent.values():
        assert headers["X-Content-Type-Options"] == ["nosniff"]
        assert headers["Referrer-Policy"] == [REFERRER]
        assert "camera=()" in headers["Permissions-Policy"][0]


def test_the_settings_are_those_of_the_owner() -> None:
    extra = {"frame_ancestors": " 'self'  https://*.example.org:8443 ", "security_contact": "mailto:it@example.org"}
    assert read(extra) == Settings("'self' https://*.example.org:8443", "mailto:it@example.org", offline=True)


@pytest.mark.parametrize("extra", [{}, {"frame_ancestors": ""}, {"frame_ancestors": " "}, {"frame_ancestors": None}])
def test_without_a_setting_all_sites_may_show_the_pages(extra: dict[str, str | None]) -> None:
    assert read(extra) == Settings("*", "", offline=True)


def test_no_site_and_some_sites_cannot_be_meant_together() -> None:
    assert read({"frame_ancestors": "'none'"}).frame_ancestors == "'none'"
    with pytest.raises(SettingError) as raised:
        read({"frame_ancestors": "'none' https://a.example"})
    assert str(raised.value) == (
        "mkdocs.yml, at extra.frame_ancestors (or FRAME_ANCESTORS): «'none' https://a.example» names sites, and 'none' beside "
        "them, which browsers then ignore. Write 'none' alone, or the sites alone."
    )


@pytest.mark.parametrize(
    "ancestors", ["*; script-src *", "'self', https://a.example", "all", 'https://a.example"', "*\n*;"]
)
def test_frames_by_something_that_is_no_site_stop_the_build(ancestors: str) -> None:
    with pytest.raises(SettingError, match=r"mkdocs\.yml, at extra\.frame_ancestors .* is no site\. .* Write \*"):
        read({"frame_ancestors": ancestors})


@pytest.mark.parametrize("contact", ["it@example.org", "http://example.org", "mailto:a b", "mailto:a\nExpires: never"])
def test_a_contact_that_security_txt_may_not_name_stops_the_build(contact: str) -> None:
    with pytest.raises(SettingError, match=r"(?s)mkdocs\.yml, at extra\.security_contact .* Write it with mailto:"):
        read({"security_contact": contact})


def test_security_txt_names_the_contact_and_counts_for_less_than_a_year() -> None:
    built = datetime(2026, 11, 23, 12, tzinfo=UTC)
    text = security("mailto:it@example.org", BASE, built, built + LIFE - timedelta(seconds=1))
    assert text.splitlines() == [
        "Contact: mailto:it@example.org",
        "Expires: 2027-11-22T12:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: {BASE}.well-known/security.txt",
    ]


def test_a_security_txt_that_has_expired_stops_the_build() -> None:
    built = datetime(2026, 11, 23, 12, tzinfo=UTC)
    with pytest.raises(ExpiredError) as raised:
        security("mailto:it@example.org", BASE, built, built + LIFE)
    assert str(raised.value) == (
        "security.txt would have expired on 2027-11-22: it counts for 364 days from the date of the build, 2026-11-23. That is "
        "the date of the last commit, or SOURCE_DATE_EPOCH. Build the site from a newer commit, or with "
        'SOURCE_DATE_EPOCH="$(date +%s)". Or leave SECURITY_CONTACT empty, and there is no security.txt.'
    )


def test_a_finished_site_has_security_txt_where_a_contact_is_set(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text('<head><meta charset="utf-8"></head>')
    finish(
        site,
        tmp_path / "hosts",
        BASE,
        Settings("'self'", "https://host.example/report", offline=True),
        "Contact: https://host.example/report\n",
    )
    assert (site / ".well-known" / "security.txt").read_text() == "Contact: https://host.example/report\n"
    assert "frame-ancestors 'self'\n" in (site / "_headers").read_text()


def test_without_a_contact_there_is_no_security_txt(site: Path) -> None:
    assert not (site / ".well-known").exists()
