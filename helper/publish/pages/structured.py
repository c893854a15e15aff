"""The structured data of the site's pages."""

from collections.abc import Iterable

from helper.engine.paths import path_of
from helper.engine.replay import State
from helper.model.flow import Flow
from helper.publish.pages.guide import GuidePage
from helper.render.structured import StructuredData, structured_data, structured_state


def structured_pages(flow: Flow, guide: Iterable[GuidePage], states: Iterable[State]) -> dict[str, StructuredData]:
    """The structured data of each guide page, in the flow's order, and of each of the states, by the path of the page."""
    return {
        **{page.path: _structured_page(flow, page) for page in guide},
        **{path_of(state.answers): structured_state(flow, state) for state in states},
    }


def _structured_page(flow: Flow, page: GuidePage) -> StructuredData:
    procedures, contacts = page.ids("procedure"), page.ids("contact")
    return structured_data(
        flow,
        (procedure for procedure in flow.procedures if procedure.id in procedures),
        (contact for contact in flow.contacts.values() if contact.id in contacts),
    )
