from pathlib import Path

from helper.publish.preview.examples import components, examples
from helper.publish.preview.page import preview_page


def test_the_preview_page_has_every_example_below_the_heading_of_its_component() -> None:
    page = preview_page()
    _, *sections = page.split("\n## ")
    assert [section.partition("\n")[0] for section in sections] == components()
    for component, section in zip(components(), sections, strict=True):
        for name, markup in examples(component):
            assert f"\n### {name}\n" in section
            assert markup in section


def test_the_published_site_has_no_preview_page(site: Path) -> None:
    assert not (site / "preview").exists()
