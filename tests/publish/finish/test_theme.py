import re
from pathlib import Path

import pytest

from helper.publish.finish.theme import remove_unneeded
from tests.support.files import write_files

NAMED = re.compile(r"sourceMappingURL=([^\s*]+)")


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """The folder of a site with some of the theme's files."""
    texts = {
        "assets/javascripts/bundle.0123.min.js": "run();\n//# sourceMappingURL=a.js.map\n",
        "assets/javascripts/bundle.0123.min.js.map": "",
        "assets/stylesheets/main.0123.min.css": "a{}\n/*# sourceMappingURL=a.css.map */",
        "assets/stylesheets/main.0123.min.css.map": "",
        "assets/javascripts/lunr/min/lunr.de.min.js": "x = '//# sourceMappingURL=a'",
        "assets/images/favicon.png": "",
        "assets/card.png": "",
    }
    return write_files(tmp_path, texts)


def test_the_site_ships_what_pages_load_without_the_urls_of_source_maps(theme: Path) -> None:
    remove_unneeded(theme, "en")
    left = {path.relative_to(theme).as_posix(): path.read_text("utf-8") for path in theme.rglob("*.*")}
    assert left == {
        "assets/javascripts/bundle.0123.min.js": "run();\n",
        "assets/stylesheets/main.0123.min.css": "a{}\n",
        "assets/card.png": "",
    }


def test_a_site_in_another_language_keeps_what_its_search_needs(theme: Path) -> None:
    remove_unneeded(theme, "de")
    kept = theme / "assets" / "javascripts" / "lunr" / "min" / "lunr.de.min.js"
    assert kept.read_text("utf-8") == "x = '//# sourceMappingURL=a'"


def test_the_themes_files_that_pages_name_exist(site: Path) -> None:
    named = {
        name
        for page in site.rglob("*.html")
        for name in re.findall(r"assets/\w+/(?:workers/)?[\w.]+\.(?:js|css)", page.read_text("utf-8"))
    }
    assert len(named) == 2
    assert [name for name in named if not (site / name).is_file()] == []


def test_the_site_has_no_source_maps_and_no_urls_of_them(site: Path) -> None:
    assert list(site.rglob("*.map*")) == []
    theme = [*site.glob("assets/javascripts/**/*.js"), *site.glob("assets/helper/styles-*/site.css")]
    assert theme
    assert [path for path in theme if NAMED.search(path.read_text("utf-8"))] == []


def test_the_site_has_no_search_scripts_for_other_languages(site: Path) -> None:
    assert not (site / "assets" / "javascripts" / "lunr").exists()
