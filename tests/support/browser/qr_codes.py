"""Reads QR codes off the screen, as a phone's camera does."""

from io import BytesIO

import zxingcpp
from PIL import Image
from playwright.sync_api import Page


def seen_codes(page: Page) -> list[str]:
    """The texts of the QR codes that the page shows. Only codes that are dark on light and upright count."""
    picture = Image.open(BytesIO(page.locator(".helper-qr-code").screenshot()))
    return [code.text for code in zxingcpp.read_barcodes(picture, try_invert=False, try_rotate=False)]
