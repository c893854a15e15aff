"""The file robots.txt (RFC 9309): everybody may read everything, and the sitemap lists it."""


def robots(address: str) -> str:
    """The file of the site at that address. It counts only where the site has a host of its own."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n"
