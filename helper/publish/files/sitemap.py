"""The file sitemap.xml (https://www.sitemaps.org/protocol.html): the addresses of the pages for search engines."""

from collections.abc import Iterable
from typing import Final

from markupsafe import escape

NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(urls: Iterable[str], changed: str) -> str:
    """The file. `changed` is the day on which the site was last changed, such as 2026-11-22, or empty."""
    lastmod = f"<lastmod>{changed}</lastmod>" if changed else ""
    entries = "".join(f"  <url><loc>{escape(url)}</loc>{lastmod}</url>\n" for url in urls)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{NAMESPACE}">\n{entries}</urlset>\n'
