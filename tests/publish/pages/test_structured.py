from helper.model.flow import Flow
from helper.publish.pages.guide import parse
from helper.publish.pages.structured import describe, structured_data


def test_a_procedure_is_a_how_to_with_its_warning_and_steps_as_plain_text(toy_flow: Flow) -> None:
    assert describe(toy_flow, ["feed"], []) == [
        {
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
    ]


def test_a_contact_is_a_contact_point_with_its_international_number(toy_flow: Flow) -> None:
    assert describe(toy_flow, [], ["vet"]) == [
        {
            "@context": "https://schema.org",
            "@type": "ContactPoint",
            "name": "Vet <1>",
            "description": "Pets.",
            "telephone": "+1 (502) 555-0100, extension 7",
            "email": "vet@example.org",
        }
    ]


def test_a_procedure_without_a_warning_has_no_description(toy_flow: Flow) -> None:
    [how_to] = describe(toy_flow, ["rest"], [])
    assert "description" not in how_to


def test_guide_pages_and_outcomes_describe_what_they_show_in_the_flows_order(toy_flow: Flow) -> None:
    page = parse("guide/pets.md", '{{ procedure("feed") }} {{ procedure("rest") }} {{ contacts("vet") }} exercise')
    data = structured_data(toy_flow, [page])
    assert data["guide/pets/"] == describe(toy_flow, ["rest", "feed"], ["vet"])
    assert data["helper/pet-none/"] == describe(toy_flow, ["rest"], ["vet"])
    assert "helper/" not in data
