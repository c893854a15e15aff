from pathlib import Path

from helper.model.flow import Flow
from helper.publish.preview.examples import components, examples
from helper.publish.preview.page import preview_page
from helper.runtime.wheels import helper_files
from tests.support.toy import FLOW, STRINGS


def test_the_preview_page_has_every_example_below_the_heading_of_its_component() -> None:
    page = preview_page(STRINGS, lambda text: text)
    _, *sections = page.html.split("\n## ")
    assert [section.partition("\n")[0] for section in sections] == components()
    for component, section in zip(components(), sections, strict=True):
        for name, markup in examples(component, FLOW):
            assert f"\n### {name}\n" in section
            assert markup in section


def test_neither_the_preview_page_nor_the_examples_are_published(site: Path, flow: Flow) -> None:
    assert not [path for path in site.rglob("*") if path.name == "preview" or "example" in path.name]
    assert not [name for name in helper_files(flow) if "example" in name]
