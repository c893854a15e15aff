"""The structured data of pages."""

from collections.abc import Iterable
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from helper.model.flow import Flow
from helper.publish.pages.guide import GuidePage
from helper.render.structured import StructuredData, structured_data


def structured_page(flow: Flow, page: GuidePage) -> StructuredData:
    """The structured data of a hand-written page, in the flow's order."""
    procedures, contacts = page.ids("procedure"), page.ids("contact")
    return structured_data(
        flow,
        (procedure for procedure in flow.procedures if procedure.id in procedures),
        (contact for contact in flow.contacts.values() if contact.id in contacts),
    )


def as_json(parts: Iterable[Any]) -> list[Markup]:
    """Each part as the JSON of a script element."""
    return [htmlsafe_json_dumps(part, sort_keys=True) for part in parts]
