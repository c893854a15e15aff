from pathlib import Path

import pytest

from helper.model.errors import InvalidContentError
from helper.model.flow import Flow
from helper.publish.pages.guide import UnknownNameError, check_links, expand, guide_pages


def test_a_page_shows_what_it_names(toy_flow: Flow) -> None:
    page = 'Before\n\n{{ procedure("feed") }}\n\n{{ contacts("vet") }}\n\n{{ note("new") }}\n'
    expanded = expand(page, "guide/pets/", toy_flow, "Site")
    assert expanded.startswith("Before\n\n<section class=")
    assert 'href="../../guide/pets/#feed"' in expanded
    assert 'data-contact="vet"' in expanded
    assert 'data-note="new"' in expanded


def test_the_first_question_stands_below_the_heading_of_the_page(toy_flow: Flow) -> None:
    expanded = expand("{{ first_question() }}", "", toy_flow, "Site")
    assert '<kasper-helper data-root="" data-path="" data-site-name="Site">' in expanded
    assert '<h2 class="helper-heading"' in expanded
    assert 'href="helper/pet-cat/"' in expanded


def test_the_markdown_of_a_page_is_not_escaped(toy_flow: Flow) -> None:
    assert expand("Tea & <b>cake</b>", "", toy_flow, "Site") == "Tea & <b>cake</b>"


def test_a_name_that_does_not_exist_is_refused(toy_flow: Flow) -> None:
    with pytest.raises(UnknownNameError):
        expand('{{ procedure("fly") }}', "", toy_flow, "Site")


@pytest.mark.parametrize(
    ("markdown", "error"),
    [
        ('One\n\n{{ contacts("vets") }}\n', "docs/page.md:3: There is no contact “vets”. Known are: vet."),
        ("One\n{{ contacts( }}\n", "docs/page.md:2: unexpected '}', expected ')'. Write {{ procedure("),
        ("{{ nothing }}", "docs/page.md:1: 'nothing' is undefined. Write {{ procedure("),
    ],
)
def test_what_is_wrong_with_a_page_is_told_with_its_place(
    toy_flow: Flow, tmp_path: Path, markdown: str, error: str
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text(markdown)
    with pytest.raises(InvalidContentError) as raised:
        guide_pages(tmp_path / "docs", toy_flow, "Site")
    assert str(raised.value.errors[0]).startswith(error)


def test_each_page_sees_the_root_of_the_site_from_its_own_address(toy_flow: Flow, tmp_path: Path) -> None:
    (tmp_path / "guide").mkdir()
    for name in ("index.md", "guide/index.md", "guide/pets.md"):
        (tmp_path / name).write_text("{{ first_question() }}")
    roots = {
        name: page.partition('data-root="')[2].partition('"')[0]
        for name, page in guide_pages(tmp_path, toy_flow, "").items()
    }
    assert roots == {"index.md": "", "guide/index.md": "../", "guide/pets.md": "../../"}


@pytest.fixture
def pets(tmp_path: Path) -> Path:
    """The guide that the toy flow links to."""
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "index.md").write_text('{{ procedure("rest") }} {{ procedure("exercise") }}')
    (tmp_path / "guide" / "pets.md").write_text('{{ procedure("feed") }}')
    return tmp_path


def test_links_of_the_content_that_lead_to_the_guide_are_sound(toy_flow: Flow, pets: Path) -> None:
    assert list(check_links(pets, toy_flow)) == []


def test_a_link_of_the_content_to_no_page_is_found(toy_flow: Flow, pets: Path) -> None:
    (pets / "guide" / "pets.md").rename(pets / "guide" / "animals.md")
    problems = [finding.problem for finding in check_links(pets, toy_flow)]
    assert problems == ["There is no page “guide/pets/”."] * 3


def test_a_link_of_the_content_to_a_page_without_its_procedure_is_found(toy_flow: Flow, pets: Path) -> None:
    (pets / "guide" / "pets.md").write_text("Nothing.")
    [first, _] = check_links(pets, toy_flow)
    assert first.problem == "The page “guide/pets/” does not show “feed”."
    assert first.remedy == 'Name it there with {{ procedure("feed") }}, or correct the address.'


def test_records_for_developers_are_not_expanded(toy_flow: Flow, tmp_path: Path) -> None:
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / "one.md").write_text("Use {{ braces }}.")
    assert guide_pages(tmp_path, toy_flow, "") == {}
