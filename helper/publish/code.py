"""The code of an address that a phone's camera reads: a QR code, as a picture that a page can hold."""

import segno
from markupsafe import Markup


def code(address: str) -> Markup:
    """The QR code as SVG, black on white with the quiet zone that it needs, and as large as whatever holds it."""
    # Level M still reads with a stain or a crease on 15 % of it.
    picture = segno.make(address, error="m", micro=False)
    return Markup(picture.svg_inline(omitsize=True, light="#fff", svgns=True, svgclass=None, lineclass=None))  # noqa: S704
