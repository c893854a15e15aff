"""Reading QR codes off the screen, as a phone's camera would."""

from io import BytesIO

import zxingcpp
from PIL import Image
from playwright.sync_api import Page


def seen_codes(page: Page) -> list[str]:
    """What the codes say that the page shows below its content, as they stand there: dark on light."""
    picture = Image.open(BytesIO(page.locator(".helper-qr-code").screenshot()))
    return [code.text for code in zxingcpp.read_barcodes(picture, try_invert=False, try_rotate=False)]
