"""The one style sheet that pages wait for, and the scripts that they do not wait for."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from helper.publish.finish.compress import METHODS
from helper.publish.finish.styles import with_one_sheet
from helper.publish.project import Project
from tests.support.files import write_files
from tests.support.small_project import small_project

PAGE: Final = """<link rel="stylesheet" href="../assets/stylesheets/main.css">
<link rel="stylesheet" href="../assets/stylesheets/palette.css">
<link rel="stylesheet" href="../assets/helper/styles-000000000000/site.css">
<link rel="preload" href="../assets/helper/styles-000000000000/font.woff2">
<body dir="ltr" class="md-page"><h1 id="top">Pets</h1>"""
FIRST_PACKETS: Final = 10 * 1460
"""What a host sends on a new connection before it waits for the browser, in bytes (RFC 6928)."""
HEADERS: Final = 1500
"""Enough for the headers of a response, in bytes. Most of them is the policy."""


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A site of one page, with the theme's files as a generator leaves them."""
    texts = {
        "guide/index.html": PAGE,
        "assets/stylesheets/main.css": "",
        "assets/stylesheets/palette.css": ".md-page { order: 2 }",
        "assets/helper/styles-000000000000/site.css": "/* Ours */\n.helper-made-later { order: 3 }",
        "assets/helper/styles-000000000000/font.woff2": "",
        "assets/helper/scripts-000000000000/helper.js": "",
        "assets/javascripts/bundle.js": "",
    }
    return write_files(tmp_path, texts)


def joined(site: Path, theme: str, script: str = "", project: Project | None = None) -> str:
    """The sheet that pages load after this, when the theme has those styles and that script."""
    (site / "assets" / "stylesheets" / "main.css").write_text(theme, "utf-8")
    (site / "assets" / "javascripts" / "bundle.js").write_text(script, "utf-8")
    page = site / "guide" / "index.html"
    with_one_sheet(site, {page: page.read_text("utf-8")}, project or small_project())
    [sheet] = site.glob("assets/helper/styles-*/site.css")
    return sheet.read_text("utf-8")


def test_a_page_loads_the_theme_and_ours_in_one_sheet(built: Path) -> None:
    page = built / "guide" / "index.html"
    finished = with_one_sheet(built, {page: PAGE}, small_project())[page]
    [sheet] = built.rglob("*.css")
    assert sheet.read_text("utf-8") == ".md-page{order:2}.helper-made-later{order:3}\n"
    assert re.findall('rel="(.*?)" href="(.*?)"', finished) == [
        ("stylesheet", f"../{sheet.relative_to(built).as_posix()}"),
        ("preload", f"../{(sheet.parent / 'font.woff2').relative_to(built).as_posix()}"),
    ]
    assert sheet.parent.name != "styles-000000000000"
    assert (sheet.parent / "font.woff2").exists()


def test_rules_stay_for_what_is_on_a_page_or_in_a_component_or_in_a_text(built: Path) -> None:
    on_page, in_component, in_text = "h1", ".helper-option", "strong"
    theme = f"{on_page},{in_component},{in_text},video,.md-none,#none,[dir=rtl],[open]:not(a){{order:1}}"
    assert joined(built, theme).startswith(f"{on_page},{in_component},{in_text},[open]:not(a){{order:1}}")


def test_rules_stay_for_what_a_script_makes_and_not_for_what_it_looks_for(built: Path) -> None:
    script = """const one = make("mark", { class: "md-made" }); one.hidden = true; find(".md-found, #found"); one.dir === "rtl";"""
    theme = "mark,.md-made,[hidden],.md-found,#found,[dir=rtl]{order:1}"
    assert joined(built, theme, script).startswith("mark,.md-made,[hidden]{order:1}")


@pytest.mark.parametrize(
    ("settings", "kept"),
    [({}, ".md-button"), ({"theme": {"name": "material", "features": ["content.tooltips"]}}, ".md-button,.md-tooltip2__inner")],
)  # fmt: skip
def test_what_scripts_make_for_a_feature_has_styles_only_with_it(built: Path, settings: Any, kept: str) -> None:
    theme = ".md-button,.md-tooltip2__inner,.md-tooltip{order:1}"
    script = "make('md-button'); make('md-tooltip2__inner'); make('md-tooltip')"
    assert joined(built, theme, script, with_settings(settings)).startswith(f"{kept}{{order:1}}")


def with_settings(settings: Mapping[str, Any]) -> Project:
    """The small project with these settings for the generator."""
    project = small_project()
    return replace(project, menu=replace(project.menu, settings={**project.menu.settings, **settings}))


def test_variables_and_animations_stay_if_something_uses_them(built: Path) -> None:
    (built / "assets" / "extra.css").write_text("p { color: var(--in-another) }", "utf-8")
    [own] = built.glob("assets/helper/styles-*/site.css")
    own.write_text(".helper-made-later { color: var(--in-ours) }", "utf-8")
    theme = (
        ":root{--in-ours:red;--in-another:red;--in-theme:red;--in-none:red}h1{color:var(--in-theme);animation:used 1s}"
        "@keyframes used{to{order:1}}@keyframes unused{to{order:1}}"
    )
    assert joined(built, theme).startswith(
        ":root{--in-ours:red;--in-another:red;--in-theme:red}h1{color:var(--in-theme);animation:used 1s}"
        "@keyframes used{to{order:1}}.md-page"
    )


def test_the_sheet_of_the_site_comes_in_the_first_packets(site: Path) -> None:
    [sheet] = site.glob("assets/helper/styles-*/site.css")
    assert len(METHODS[".br"](sheet.read_bytes())) <= FIRST_PACKETS - HEADERS
