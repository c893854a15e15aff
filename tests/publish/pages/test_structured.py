from helper.engine.graph import states
from helper.model.flow import Flow
from helper.publish.pages.guide import parse
from helper.publish.pages.structured import structured_pages
from helper.render.structured import structured_data


def test_guide_pages_and_outcomes_describe_what_they_show_in_the_flows_order(toy_flow: Flow) -> None:
    page = parse("guide/pets.md", '{{ procedure("feed") }} {{ procedure("rest") }} {{ contacts("vet") }} exercise')
    data = structured_pages(toy_flow, [page], states(toy_flow))
    rest, feed, _ = toy_flow.procedures
    assert data["guide/pets/"] == structured_data(toy_flow, [rest, feed], toy_flow.contacts.values())
    assert data["helper/pet-none/"] == structured_data(toy_flow, [rest], toy_flow.contacts.values())
    assert data["helper/"] == []
