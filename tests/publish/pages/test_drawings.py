from pathlib import Path

import pytest

from helper.publish.pages.drawings import svg_remarks
from tests.support.project import ROOT


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.svg")), ids=lambda path: path.name)
def test_the_drawings_of_the_site_run_and_load_nothing(path: Path) -> None:
    assert svg_remarks(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "inside",
    [
        "<script>run()</script>",
        "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>run()</x:script>",
        "<foreignObject/>",
        "<a href='x'/>",
        "<set attributeName='href' to='javascript:run()'/>",
        "<animate attributeName='href'/>",
        "<image href='https://host.example/x.png'/>",
        "<use href='x.svg#a'/>",
        "<use xmlns:l='http://www.w3.org/1999/xlink' l:href='javascript:run()'/>",
        "<path onclick='run()'/>",
        "<path ONCLICK='run()'/>",
        "<path style='fill: url(https://host.example/)'/>",
        "<style>@import 'x'</style>",
        "<style>a { fill: \\75rl(x) }</style>",
        "<g xmlns='x'/>",
        "<?xml-stylesheet href='x'?>",
        "<![CDATA[x]]>",
        "<g>",
    ],
)
def test_a_drawing_that_could_run_or_load_something_is_reported(inside: str) -> None:
    assert svg_remarks(f"<svg xmlns='http://www.w3.org/2000/svg'>{inside}</svg>")
    assert not svg_remarks("<svg xmlns='http://www.w3.org/2000/svg'><use href='#a'/></svg>")


def test_a_drawing_has_no_declarations() -> None:
    assert svg_remarks("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'/>")
