"""The file robots.txt (RFC 9309): allows everything, and names the sitemap."""

from typing import Final

from helper.publish.files.paths import SITEMAP

SITEMAP_FIELD: Final = "Sitemap: "


def robots(site_url: str) -> str:
    """The file. Crawlers read it only where the site is at the root of its host."""
    return f"User-agent: *\nAllow: /\n\n{SITEMAP_FIELD}{site_url}{SITEMAP}\n"
