from dataclasses import replace

from helper.model.flow import Flow
from helper.publish.links import check_links, check_notes
from helper.publish.pages.guide import GuidePage, parse

INDEX = parse("guide/index.md", '{{ procedure("rest") }} {{ procedure("exercise") }}')
PETS = parse("guide/pets.md", '{{ procedure("feed") }}')


def shown(*pages: GuidePage) -> dict[str, set[str]]:
    """The ids of the procedures on each page, by its path."""
    return {page.path: page.ids("procedure") for page in pages}


def test_links_to_pages_that_show_the_procedure_are_valid(toy_flow: Flow) -> None:
    assert list(check_links(shown(INDEX, PETS), toy_flow)) == []


def test_a_link_to_a_missing_page_is_found(toy_flow: Flow) -> None:
    animals = parse("guide/animals.md", PETS.text)
    findings = list(check_links(shown(INDEX, animals), toy_flow))
    assert [finding.problem for finding in findings] == ["There is no page “guide/pets/”."] * 3
    assert findings[0].remedy == "Did you mean “guide/”?"


def test_a_link_to_a_page_that_does_not_show_the_procedure_is_found(toy_flow: Flow) -> None:
    text_only = parse("guide/pets.md", 'procedure("feed")')
    [first, _] = check_links(shown(INDEX, text_only), toy_flow)
    assert first.problem == "The page “guide/pets/” does not show “feed”."
    assert first.remedy == 'Show it there with {{ procedure("feed") }}, or correct the link.'


def test_a_note_that_nothing_shows_is_found(toy_flow: Flow) -> None:
    flow = replace(toy_flow, notes={"new": toy_flow.notes["new"], "spare": replace(toy_flow.notes["new"], id="spare")})
    assert list(check_notes([parse("guide/index.md", '{{ note("spare") }}')], flow)) == []
    [finding] = check_notes([INDEX, PETS], flow)
    assert (finding.part, finding.id, finding.problem) == ("notes", "spare", "Nothing shows this note.")
