from helper.model.flow import Flow
from helper.publish.pages.guide import parse
from helper.publish.pages.structured import as_json, structured_page
from helper.render.structured import structured_data


def test_a_page_describes_what_it_shows_in_the_flows_order(toy_flow: Flow) -> None:
    page = parse("guide/pets.md", '{{ procedure("feed") }} {{ procedure("rest") }} {{ contacts("vet") }} exercise')
    rest, feed, _ = toy_flow.procedures
    assert structured_page(toy_flow, page) == structured_data(toy_flow, [rest, feed], toy_flow.contacts.values())


def test_the_json_cannot_end_the_script_element_that_it_is_in() -> None:
    assert as_json([{"name": "</script>"}]) == ['{"name": "\\u003c/script\\u003e"}']
