"""What to do about what a check found, on the host that it was found on."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import yaml

ANY: Final = "any"
HOSTS: Final = (
    # A host behind another one is told by its own header, so the outer ones come last.
    ("x-github-request-id", "", "GitHub Pages"),
    ("x-nf-request-id", "", "Netlify"),
    ("server", "netlify", "Netlify"),
    ("server", "amazons3", "Amazon S3"),
    ("x-amz-request-id", "", "Amazon S3"),
    ("x-amz-cf-id", "", "CloudFront"),
    ("server", "nginx", "nginx"),
    ("server", "caddy", "Caddy"),
    ("server", "apache", "Apache"),
    ("server", "microsoft-iis", "Microsoft IIS"),
    ("server", "simplehttp", "Python’s http.server"),
    ("server", "cloudflare", "Cloudflare"),
)
"""The headers by which hosts are told, each with the beginning of its value in lower case."""


def host_name(url: str, headers: Mapping[str, str]) -> str:
    """The host that sent those headers, as remedies.yml names it, or an empty text."""
    if url.rstrip("/").endswith(".pages.dev"):
        return "Cloudflare Pages"
    return next(
        (
            name
            for header, start, name in HOSTS
            if headers.get(header, "-").lower().startswith(start) and header in headers
        ),
        "",
    )


def remedy(key: str, host: str, url: str) -> str:
    """What to do about that problem on that host, with the site’s URL put in."""
    by_host = _remedies()[key]
    return by_host.get(host, by_host[ANY]).replace("{url}", url)


@cache
def _remedies() -> Mapping[str, Mapping[str, str]]:
    text = Path(__file__).with_name("remedies.yml").read_text("utf-8")
    read: Mapping[str, Mapping[str, str]] = yaml.safe_load(text)
    return read
