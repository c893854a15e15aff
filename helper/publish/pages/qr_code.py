"""The code of an address that a phone's camera reads: a QR code, as a picture that a page can hold."""

from io import BytesIO

import segno
from markupsafe import Markup


def qr_code(address: str) -> Markup:
    """The QR code as SVG, black on white with the quiet zone that it needs, and as large as whatever holds it."""
    # Level M still reads with a stain or a crease on 15 % of it.
    picture, target = segno.make(address, error="m", micro=False), BytesIO()
    picture.save(target, "svg", light="#fff", xmldecl=False, nl=False, svgclass=None, lineclass=None, omitsize=True)
    return Markup(target.getvalue().decode())  # noqa: S704 - it is a picture made here, in which the address is no text
