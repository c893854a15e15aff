"""The file oembed.json (oEmbed 1.0, https://oembed.com/): lets other sites turn the helper's URL into a frame.

As a static file, it ignores the parameters of a request: it always describes the first question at the same size.
"""

import json
from typing import Final

from helper.model.strings import Strings
from helper.render.environment import component

SIZE: Final = {"width": 640, "height": 700}
"""In pixels. Longer pages scroll inside the frame."""


def oembed(strings: Strings, site_name: str, site_url: str) -> str:
    """The file, which the pages of the helper link to."""
    response = {
        "version": "1.0",
        "type": "rich",
        "title": strings.frame_title,
        "provider_name": site_name,
        "provider_url": site_url,
        **SIZE,
        "html": component(strings, "frame", site_url, strings.frame_title, **SIZE),
    }
    return json.dumps(response, ensure_ascii=False, indent=2) + "\n"
