"""The file oembed.json (oEmbed 1.0, https://oembed.com/): lets other sites turn the helper's URL into a frame.

As a static file, it ignores the parameters of a request: it always describes the first question at the same size.
"""

import json
from typing import Final

from helper.render.environment import component

PATH: Final = "oembed.json"
TITLE: Final = "Find your steps for KASPER"
"""The title of frames. Must be the same as in helper/browser/elsewhere/embed.js."""
SIZE: Final = {"width": 640, "height": 700}
"""In pixels. Longer pages scroll inside the frame."""


def oembed(site_name: str, site_url: str) -> str:
    """The file, which the pages of the helper link to."""
    response = {
        "version": "1.0",
        "type": "rich",
        "title": TITLE,
        "provider_name": site_name,
        "provider_url": site_url,
        **SIZE,
        "html": component("frame", site_url, TITLE, **SIZE),
    }
    return json.dumps(response, ensure_ascii=False, indent=2) + "\n"
