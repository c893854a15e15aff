"""The policy of the built pages."""

import re
from pathlib import Path
from typing import Final

import pytest

from helper.publish.finish.policy import REFERRER, UnknownScriptError, page_policy, template_scripts
from helper.publish.finish.tags import tags
from helper.publish.integrity import integrity
from tests.support.page import page_paths, parse

ROOT_OF_SITE: Final = re.compile(r'new URL\("(?:\.|\.\.(?:/\.\.)*|/)",location\)')
INLINE: Final = [
    '__md_scope=new URL("…",location),__md_ha zxfNjxH6HB',
    "var target=document.getElementById(locat /8wPdzX9q0",
    "{\n    const { Worker } = window\n    cons zksk9JEy6j",
    "{ const url = new URL(location); if (url MHBBykTQyG",
]
"""How the inline scripts of the pages begin, and the start of their digests, for any root of the site."""
ASSETS = "https://kasper-access-guide.example/assets/"


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split(";"))}


def test_every_page_has_the_same_policy_before_anything_that_could_run(site: Path, policy: str) -> None:
    for path in page_paths(site):
        head = parse(site, path).find("head")[0]
        first, second, third = list(head)[:3]
        assert first.get("charset") == "utf-8"
        assert (second.get("http-equiv"), second.get("content")) == ("Content-Security-Policy", policy)
        assert (third.get("name"), third.get("content")) == ("referrer", REFERRER)


def test_the_policy_allows_only_the_site_itself_known_scripts_and_data_images(policy: str) -> None:
    found = directives(policy)
    assert found["default-src"] == ["'none'"]
    assert found["script-src"][:3] == ["'self'", ASSETS, "'wasm-unsafe-eval'"]
    assert all(value.startswith("'sha256-") for value in found["script-src"][3:])
    assert {value for values in found.values() for value in values if not value.startswith("'sha256-")} == {
        "'none'",
        "'self'",
        ASSETS,
        "data:",
        "blob:",
        "'wasm-unsafe-eval'",
    }
    # WebKit takes 'self' for nothing in a sandboxed frame without an origin.
    own = {name for name, values in found.items() if ASSETS in values}
    assert own == {"script-src", "style-src", "font-src", "img-src"}
    assert [name for name, values in found.items() if "data:" in values] == ["img-src"]
    assert [name for name, values in found.items() if "blob:" in values] == ["worker-src"]


def test_the_policy_allows_the_inline_scripts_of_all_pages_and_no_others(site: Path, policy: str) -> None:
    inline = {
        f"'{integrity((script.text or '').encode())}'"
        for path in page_paths(site)
        for script in parse(site, path).find("script")
        if script.get("src") is None and script.get("type") is None
    }
    assert set(directives(policy)["script-src"]) == {"'self'", ASSETS, "'wasm-unsafe-eval'", *inline}


def test_no_page_has_inline_styles_or_event_handlers(site: Path) -> None:
    for path in page_paths(site):
        for element in parse(site, path).root.iter():
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")], path
            assert element.tag != "style", path


def test_the_inline_scripts_are_these(site: Path) -> None:
    """Whoever changes one, or updates the theme, reads it here."""
    found = {
        ROOT_OF_SITE.sub('new URL("…",location)', script.text or "")
        for path in page_paths(site)
        for script in parse(site, path).find("script")
        if script.get("src") is None and script.get("type") in (None, "module", "text/javascript")
    }
    assert sorted(f"{script[:40]} {integrity(script.encode())[7:17]}" for script in found) == INLINE


def test_the_policy_ignores_scripts_that_are_data() -> None:
    data = '<script type="application/json">{"a": "<b>"}</script>'
    assert page_policy({"a": tags(data)}) == page_policy({})
    assert page_policy({"a": tags("<script>run()</script>")}, scripts=[re.compile(r"run\(\)")]) != page_policy({})


def test_the_policy_does_not_depend_on_the_order_of_the_pages() -> None:
    pages = [(str(number), tags(f"<script>{name}()</script>")) for number, name in enumerate(("one", "two", "one"))]
    scripts = [re.compile(r"(one|two)\(\)")]
    assert page_policy(dict(pages), scripts=scripts) == page_policy(dict(reversed(pages)), scripts=scripts)


def test_a_script_that_no_template_has_is_refused_with_its_page(tmp_path: Path) -> None:
    (tmp_path / "main.html").write_text("<p><script>known()</script>", "utf-8")
    pages = {"index.html": tags("<script>known()</script>"), "guide/words/index.html": tags("<script>run()</script>")}
    with pytest.raises(UnknownScriptError) as raised:
        page_policy(pages, scripts=template_scripts([tmp_path]))
    assert str(raised.value) == (
        "guide/words/index.html: The page has an inline script that no template has: «run()». Only scripts of the theme and "
        "of overrides/ may run on the pages. Find the text that it comes from, and remove it there."
    )


def test_an_expression_in_a_script_stands_for_any_url_and_nothing_that_could_run(tmp_path: Path) -> None:
    (tmp_path / "partials" / "scripts").mkdir(parents=True)
    template = tmp_path / "partials" / "scripts" / "base.html"
    template.write_text('<script>base = new URL("{{ config.scope | d(base_url) }}", location)</script>', "utf-8")
    [known] = template_scripts([tmp_path])
    for url in ("..", "../../..", "/kasper/", "https://host.example/a%20b/"):
        assert known.fullmatch(f'base = new URL("{url}", location)')
    for other in ('")/run()/("', "a\nb", "a b", "<b>", "'"):
        assert not known.fullmatch(f'base = new URL("{other}", location)')


@pytest.mark.attack(
    "The page", "An inline script that no template has gets into a page", "The build stops and names the page"
)
@pytest.mark.parametrize(
    "start", ["<script>", "<SCRIPT type=module>", "<script type=text/javascript>", "<script\n>", "<svg><script>"]
)
def test_a_script_is_refused_however_it_begins(start: str) -> None:
    with pytest.raises(UnknownScriptError):
        page_policy({"a": tags(f"{start}run()</script>")})
