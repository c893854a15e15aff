"""Digests of files, as browsers want them for subresource integrity."""

import base64
import hashlib


def integrity(data: bytes) -> str:
    """The digest of a file as browsers want it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"
