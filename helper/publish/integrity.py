"""Digests of files, in the format of subresource integrity."""

import base64
import hashlib


def integrity(data: bytes) -> str:
    """The digest of a file's contents, as the attribute `integrity` and Content-Security-Policy take it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"
