"""Settings for hosts that can send headers: Netlify and Cloudflare Pages (`_headers`), nginx and Caddy."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from helper.publish.assets import FOLDER
from helper.publish.finish.names import FOLDERS
from helper.publish.finish.policy import REFERRER, WORKER

HEADERS: Final = "_headers"
FILES: Final = (HEADERS, "nginx.conf", "Caddyfile")
COMMON_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": REFERRER,
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
IMMUTABLE: Final = "public, max-age=31536000, immutable"
"""For files whose URL changes with their contents. The age is a year, in seconds."""
IMMUTABLE_FOLDERS: Final = (FOLDER, *FOLDERS)
SHARED_FOLDERS: Final = ("assets", "search")
"""The folders of the files that pages load. To a page in a sandboxed frame, they belong to another site."""


def host_files(site: Path, policy: str, frame_ancestors: str) -> dict[str, str]:
    """The contents of each settings file, by its name, for the site in that folder."""
    environment = Environment(  # noqa: S701 - these are not HTML
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    values = {
        "common_headers": COMMON_HEADERS,
        "immutable": IMMUTABLE,
        "shared_folders": SHARED_FOLDERS,
        "scripts": f"{FOLDER}/scripts-",
        "immutable_folders": IMMUTABLE_FOLDERS,
        "immutable_files": sorted(_files(site)),
        "frame_ancestors": f"frame-ancestors {frame_ancestors}",
        "page_policy": policy,
        "worker_policy": WORKER,
        "page_folders": sorted({path.relative_to(site).parts[0] for path in site.glob("*/**/*.html")}),
    }
    return {name: environment.get_template(f"{name}.jinja").render(values) for name in FILES}


def _files(site: Path) -> Iterator[str]:
    for folder in IMMUTABLE_FOLDERS:
        yield from (path.relative_to(site).as_posix() for path in (site / folder).rglob("*") if path.is_file())
