"""The paths of the files that the build makes, below the site's root."""

from typing import Final

CASES: Final = "flow.csv"
EMBED_SCRIPT: Final = "embed.js"
"""The script for the pages of other sites. It is at the root of the site, because its URL must never change."""
LLMS: Final = "llms.txt"
OEMBED: Final = "oembed.json"
QR_CODES: Final = "assets/codes.json"
"""One file for all outcomes: a request for the QR code of one outcome would tell the host the visitor's answers."""
ROBOTS: Final = "robots.txt"
SECURITY: Final = ".well-known/security.txt"
SITEMAP: Final = "sitemap.xml"
