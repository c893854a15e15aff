"""The file .well-known/security.txt (RFC 9116): whom to tell about a weakness of the site."""

from datetime import datetime, timedelta
from typing import Final

LIFE: Final = timedelta(days=364)
"""How long the file counts from the build on; the RFC advises less than a year."""


def security(contact: str, address: str, built: datetime) -> str:
    """The file of the site at that address, with the URI of the contact."""
    expires = (built + LIFE).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f"Contact: {contact}\n"
        f"Expires: {expires}\n"
        "Preferred-Languages: en\n"
        f"Canonical: {address}.well-known/security.txt\n"
    )
