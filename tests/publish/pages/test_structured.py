from helper.model.flow import Flow
from helper.publish.pages.structured import structured

PAGE = '<section class="helper-procedure" data-procedure="feed"></section><div data-contact="vet" data-procedures="rest"></div>'


def test_a_procedure_is_a_how_to_with_its_warning_and_steps_as_plain_text(toy_flow: Flow) -> None:
    [how_to, _] = structured(toy_flow, PAGE)
    assert how_to == {
        "@context": "https://schema.org",
        "@type": "HowTo",
        "name": "Feed it",
        "description": "Careful.",
        "step": [
            {"@type": "HowToStep", "position": 1, "text": "Call them."},
            {"@type": "HowToStep", "position": 2, "text": "Open the tin."},
            {"@type": "HowToStep", "position": 3, "text": "Read."},
        ],
    }


def test_a_contact_is_a_contact_point_with_the_number_that_one_dials(toy_flow: Flow) -> None:
    [_, contact] = structured(toy_flow, PAGE)
    assert contact == {
        "@context": "https://schema.org",
        "@type": "ContactPoint",
        "name": "Vet <1>",
        "description": "Pets.",
        "telephone": "+15025550100;ext=7",
        "email": "vet@example.org",
    }


def test_a_procedure_without_a_warning_has_no_description(toy_flow: Flow) -> None:
    [how_to] = structured(toy_flow, '<section data-procedure="rest">')
    assert "description" not in how_to


def test_nothing_is_told_that_the_page_does_not_show(toy_flow: Flow) -> None:
    assert structured(toy_flow, "<p>feed vet</p>") == []
