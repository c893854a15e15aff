"""The file oembed.json (oEmbed 1.0, https://oembed.com/): what a site needs to show the helper where one writes its address.

It is a file and not a program, so it answers the same whatever one asks: neither another size nor another state.
"""

import json
from typing import Final

from helper.render.environment import component

PATH: Final = "oembed.json"
TITLE: Final = "Find your steps for KASPER"
"""The title of frames, which helper/browser/elsewhere/embed.js knows, too."""
SIZE: Final = {"width": 640, "height": 700}
"""Pixels. A page that does not fit scrolls inside the frame."""


def oembed(name: str, address: str) -> str:
    """The file of the site of that name and address, for its discovery by links in the pages of the helper."""
    told = {
        "version": "1.0",
        "type": "rich",
        "title": TITLE,
        "provider_name": name,
        "provider_url": address,
        **SIZE,
        "html": component("frame", address, TITLE, **SIZE),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
