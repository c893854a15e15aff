"""What a page shows, for machines: schema.org's terms as JSON-LD (https://schema.org/HowTo, https://schema.org/ContactPoint)."""

from html.parser import HTMLParser
from typing import Any, Final

from markupsafe import Markup

from helper.model.flow import Contact, Flow, Procedure

VOCABULARY: Final = "https://schema.org"


def structured(flow: Flow, html: str) -> list[dict[str, Any]]:
    """A HowTo for each procedure and a ContactPoint for each contact that the finished page shows, in the flow's order.

    They say nothing that the page does not show, and hold text without markup.
    """
    shown = _Shown()
    shown.feed(html)
    return [
        *(_how_to(procedure) for procedure in flow.procedures if procedure.id in shown.ids["data-procedure"]),
        *(_contact_point(contact) for contact in flow.contacts.values() if contact.id in shown.ids["data-contact"]),
    ]


def _how_to(procedure: Procedure) -> dict[str, Any]:
    return {
        "@context": VOCABULARY,
        "@type": "HowTo",
        "name": procedure.title,
        **({"description": _text(procedure.warning)} if procedure.warning else {}),
        "step": [
            {"@type": "HowToStep", "position": position, "text": _text(step.text)}
            for position, step in enumerate(procedure.steps, 1)
        ],
    }


def _contact_point(contact: Contact) -> dict[str, Any]:
    return {
        "@context": VOCABULARY,
        "@type": "ContactPoint",
        "name": contact.name,
        "description": contact.helps_with,
        "telephone": contact.phone_url.removeprefix("tel:"),
        "email": contact.email,
    }


def _text(markup: str) -> str:
    return Markup(markup).striptags()  # noqa: S704 - it is markup already, and none is left of it


class _Shown(HTMLParser):
    """Collects the ids of what a page shows, by the attributes that mark procedures and contacts."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: dict[str, set[str | None]] = {"data-procedure": set(), "data-contact": set()}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in self.ids:
                self.ids[name].add(value)
