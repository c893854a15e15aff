"""QR codes, which open a page on the phone that scans them."""

from io import BytesIO

import segno
from markupsafe import Markup


def qr_code(url: str) -> Markup:
    """The QR code of a URL as SVG: black on white, with its quiet zone. It fills the element around it."""
    # At level M, a phone can still read the code when 15 % of it is damaged.
    picture, target = segno.make(url, error="m", micro=False), BytesIO()
    picture.save(target, "svg", light="#fff", xmldecl=False, nl=False, svgclass=None, lineclass=None, omitsize=True)
    return Markup(target.getvalue().decode())  # noqa: S704 - segno draws the URL, and does not write it as text
