"""Reading QR codes off the screen, as a phone's camera would."""

from io import BytesIO

import zxingcpp
from PIL import Image
from playwright.sync_api import Page


def seen_codes(page: Page) -> list[str]:
    """What the codes say that the page shows somewhere; each must read as it stands, dark on light."""
    picture = Image.open(BytesIO(page.screenshot(full_page=True)))
    return [code.text for code in zxingcpp.read_barcodes(picture, try_invert=False, try_rotate=False)]
