"""Checks the SVG files in `docs`: a browser that opens one by itself runs what is in it, on the address of the site."""

import re
from typing import Final
from xml.etree.ElementTree import ParseError, fromstring

from helper.model.load.html import Remark

ELEMENTS: Final = (
    *("svg", "g", "defs", "symbol", "use", "title", "desc", "style", "path", "rect", "circle", "ellipse", "line"),
    *(
        "polyline",
        "polygon",
        "text",
        "tspan",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "pattern",
    ),
    "marker",
)
ALLOWED: Final = frozenset(f"{{http://www.w3.org/2000/svg}}{name}" for name in ELEMENTS)
LOADING: Final = re.compile(r"@import|url\((?!#)|image-set|image\(|cross-fade|src\(|\\", re.IGNORECASE)
"""What makes a style load something, or hides it."""


def svg_remarks(text: str) -> list[Remark]:
    """What must not be published in that SVG file."""
    if re.search(r"<[!?](?!--|xml )", text):
        return [("It has a declaration or an instruction.", "Remove it.")]
    try:
        root = fromstring(text)  # noqa: S314 - it has no declarations, so no entities
    except ParseError as error:
        return [(f"This is not valid XML: {error}.", "Save it again from the program that made it.")]
    found: list[Remark] = []
    for element in root.iter():
        if element.tag not in ALLOWED:
            found.append((f"<{element.tag}> is not allowed in drawings.", f"Allowed are: {', '.join(ELEMENTS)}."))
        for name, value in element.attrib.items():
            local = name.rpartition("}")[2].lower()
            if local.startswith("on") or (local == "href" and not value.startswith("#")) or LOADING.search(value):
                found.append((f"The attribute “{local}” could run or load something.", "Remove it."))
        if element.tag.endswith("}style") and (len(element) or LOADING.search(element.text or "")):
            found.append(("A style could load something.", "Remove it."))
    return found
