"""The file .well-known/security.txt (RFC 9116): whom to tell about a weakness of the site."""

from datetime import datetime, timedelta
from typing import Final

from helper.model.errors import HelperError

LIFE: Final = timedelta(days=364)
"""How long the file counts from the build on; the RFC advises less than a year."""


class ExpiredError(HelperError):
    """The file would count for no day more."""


def security(contact: str, address: str, built: datetime, now: datetime) -> str:
    """The file of the site at that address, with the URI of the contact. Raises ExpiredError."""
    expires = built + LIFE
    if expires <= now:
        raise ExpiredError(
            f"security.txt would have expired on {expires:%Y-%m-%d}: it counts for {LIFE.days} days from the date of the build, "
            f"{built:%Y-%m-%d}. That is the date of the last commit, or SOURCE_DATE_EPOCH. Build the site from a newer commit, "
            'or with SOURCE_DATE_EPOCH="$(date +%s)". Or leave SECURITY_CONTACT empty, and there is no security.txt.'
        )
    return (
        f"Contact: {contact}\n"
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}\n"
        "Preferred-Languages: en\n"
        f"Canonical: {address}.well-known/security.txt\n"
    )
