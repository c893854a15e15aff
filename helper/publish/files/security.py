"""The file .well-known/security.txt (RFC 9116): where to report a vulnerability of the site."""

from datetime import datetime, timedelta
from typing import Final

from helper.model.errors import HelperError
from helper.publish.files.paths import SECURITY

LIFETIME: Final = timedelta(days=364)
"""From the date of the build. The RFC recommends less than a year."""


class ExpiredError(HelperError):
    """The file would already have expired."""


def security(contact: str, site_url: str, built: datetime, now: datetime, language: str) -> str:
    """The file. `contact` is a URI, `built` the date of the build, and `language` the code of the site's. Raises ExpiredError."""
    expires = built + LIFETIME
    if expires <= now:
        raise ExpiredError(
            f"security.txt would have expired on {expires:%Y-%m-%d}: it is valid for {LIFETIME.days} days from the date of the "
            f"build, {built:%Y-%m-%d}. That is the date of the last commit, or SOURCE_DATE_EPOCH. Build from a newer commit, or "
            'set SOURCE_DATE_EPOCH="$(date +%s)". To publish without security.txt, leave SECURITY_CONTACT empty.'
        )
    return (
        f"Contact: {contact}\n"
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}\n"
        f"Preferred-Languages: {language}\n"
        f"Canonical: {site_url}{SECURITY}\n"
    )
