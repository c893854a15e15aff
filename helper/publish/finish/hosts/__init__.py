"""The settings of hosts that can send headers: Netlify and Cloudflare Pages (`_headers`), nginx and Caddy."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from helper.publish.assets import FOLDER
from helper.publish.finish.policy import REFERRER, WORKER
from helper.publish.theme import FOLDERS

HEADERS: Final = "_headers"
FILES: Final = (HEADERS, "nginx.conf", "Caddyfile")
EVERYWHERE: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": REFERRER,
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
FOREVER: Final = "public, max-age=31536000, immutable"
"""For files whose address changes with their contents: a year, which is the longest that counts (RFC 9111)."""
LASTING: Final = (FOLDER, *FOLDERS)
"""The folders of those files."""
SHARED: Final = ("assets", "search")
"""The folders of all that pages load. Pages in sandboxed frames ask for it as if they were of another site."""


def host_files(site: Path, policy: str, frame_ancestors: str) -> dict[str, str]:
    """The settings by the name of their file, for the finished site in that folder."""
    environment = Environment(  # noqa: S701 - these are no pages
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    values = {
        "everywhere": EVERYWHERE,
        "forever": FOREVER,
        "shared": SHARED,
        "folder": FOLDER,
        "lasting": LASTING,
        "lasting_files": sorted(_files(site)),
        "frames": f"frame-ancestors {frame_ancestors}",
        "page": policy,
        "worker": WORKER,
        "page_folders": sorted({path.relative_to(site).parts[0] for path in site.glob("*/**/*.html")}),
    }
    return {name: environment.get_template(f"{name}.jinja").render(values) for name in FILES}


def _files(site: Path) -> Iterator[str]:
    for folder in LASTING:
        yield from (path.relative_to(site).as_posix() for path in (site / folder).rglob("*") if path.is_file())
