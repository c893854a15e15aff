"""The contrast within a screenshot of an element."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import Locator


def contrast(element: Locator) -> float:
    """The greatest contrast of any color in the element to its most frequent one (WCAG 2.2, 1.4.11)."""
    picture = Image.open(BytesIO(element.screenshot())).convert("RGB")
    colors = picture.getcolors(picture.width * picture.height)
    assert colors is not None
    luminances = [(times, luminance(*color)) for times, color in colors if isinstance(color, tuple)]
    _, ground = max(luminances)
    return max((max(ground, other) + 0.05) / (min(ground, other) + 0.05) for _, other in luminances)


def luminance(red: int, green: int, blue: int) -> float:
    """The relative luminance of a color (WCAG 2.2)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (red / 255, green / 255, blue / 255)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
