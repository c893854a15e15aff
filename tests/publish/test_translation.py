"""Translations of the built pages keep what people must find as it is, and nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from helper.model.flow import Flow
from helper.publish.files.llms import is_guide
from tests.support.page import parse, representative_paths

NOT_TEXT: Final = ("script", "style", "svg")
OWN: Final = {"“Newer guidance”", "“Clear”"}
"""The labels of this site that pages quote, which are translated where they are."""


def translated(element: Element) -> Iterator[str]:
    """The texts in an element that a translator changes."""
    if element.tag in NOT_TEXT or element.get("translate") == "no":
        return
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):  # comments have a function as their tag
            yield from translated(child)
        yield child.tail or ""


def test_names_and_contact_details_are_not_translated_on_any_page(site: Path, flow: Flow) -> None:
    exact = [flow.abbreviations[id].short for id in flow.abbreviations]
    exact += [detail for contact in flow.contacts.values() for detail in (contact.phone, contact.email)]
    exact += [
        "kog.chfs.ky.gov",
        "“All Apps”",
        "“Enroll”",
        "“Account Request Onboarding”",
        "“Citizen or Business Partner”",
    ]
    for path in filter(is_guide, representative_paths(site)):
        texts = " | ".join(translated(parse(site, path).find("body")[0]))
        assert [word for word in exact if word in texts] == [], path


def test_the_labels_of_this_site_are_translated(site: Path, flow: Flow) -> None:
    own = OWN | {f"“{procedure.title}”" for procedure in flow.procedures}
    for path in filter(is_guide, representative_paths(site)):
        kept = [part for part in parse(site, path).find("*[@translate='no']") if part.tag == "span"]
        quoted = {quote for part in kept for quote in re.findall("“[^”]+”", "".join(part.itertext()))}
        assert quoted & own == set(), path
