"""QR codes, which open a page on the phone that scans them."""

from io import BytesIO
from typing import Final

import segno
from markupsafe import Markup

MASK: Final = 3
"""Any of the eight patterns (ISO/IEC 18004)."""


def symbol(url: str, *, quickly: bool = False) -> segno.QRCode:
    """The QR code of a URL.

    If it is made `quickly`, its pattern is not chosen to be the easiest to read, which takes most of the time.
    """
    # At level M, a phone can still read the code when 15 % of it is damaged.
    return segno.make(url, error="m", micro=False, mask=MASK if quickly else None)


def qr_code(url: str, *, quickly: bool = False) -> Markup:
    """The QR code of a URL as SVG: black on white, with its quiet zone. It fills the element around it."""
    target = BytesIO()
    symbol(url, quickly=quickly).save(
        target, "svg", light="#fff", xmldecl=False, nl=False, svgclass=None, lineclass=None, omitsize=True
    )
    return Markup(target.getvalue().decode())  # noqa: S704 - segno draws the URL, and does not write it as text
