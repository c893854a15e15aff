"""What pages request."""

from collections.abc import Iterable


def foreign(asked: Iterable[str], site_url: str) -> set[str]:
    """Those of the requested URLs that are neither of the site nor data in a page or from a worker."""
    return {url for url in asked if not url.startswith((site_url, "data:image/svg+xml", f"blob:{site_url}"))}
