import re
from pathlib import Path

import pytest

from helper.publish.theme import is_needed, without_source_map

NAMED = re.compile(r"sourceMappingURL=([^\s*]+)")


@pytest.mark.parametrize(
    "path",
    [
        "assets/javascripts/bundle.0123.min.js.map",
        "assets/stylesheets/main.0123.min.css.map",
        "assets/javascripts/lunr/wordcut.js",
        "assets/javascripts/lunr/min/lunr.de.min.js",
        "assets/images/favicon.png",
    ],
)
def test_files_that_no_page_loads_are_not_needed(path: str) -> None:
    assert not is_needed(path)


@pytest.mark.parametrize("path", ["assets/javascripts/bundle.0123.min.js", "assets/favicon.svg", "assets/card.png"])
def test_files_that_pages_load_are_needed(path: str) -> None:
    assert is_needed(path)


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        ("run();\n//# sourceMappingURL=a.js.map\n", "run();\n"),
        ("a{}\n/*# sourceMappingURL=a.css.map */", "a{}\n"),
        ("x = '//# sourceMappingURL=a'", "x = '//# sourceMappingURL=a'"),
    ],
)
def test_the_url_of_a_source_map_is_removed(text: str, stripped: str) -> None:
    assert without_source_map(text) == stripped


def test_the_themes_files_that_pages_name_exist(site: Path) -> None:
    named = {
        name
        for page in site.rglob("*.html")
        for name in re.findall(r"assets/\w+/(?:workers/)?[\w.]+\.(?:js|css)", page.read_text("utf-8"))
    }
    assert len(named) == 4
    assert [name for name in named if not (site / name).is_file()] == []


def test_the_site_has_no_source_maps_and_no_urls_of_them(site: Path) -> None:
    assert list(site.rglob("*.map*")) == []
    theme = [*site.glob("assets/javascripts/**/*.js"), *site.glob("assets/stylesheets/*.css")]
    assert theme
    assert [path for path in theme if NAMED.search(path.read_text("utf-8"))] == []


def test_the_site_has_no_search_scripts_for_other_languages(site: Path) -> None:
    assert not (site / "assets" / "javascripts" / "lunr").exists()
