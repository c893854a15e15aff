"""Settings for hosts that can send headers: Netlify and Cloudflare Pages (`_headers`), nginx and Caddy."""

import re
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from helper.publish.assets import FOLDER
from helper.publish.finish.names import FOLDERS
from helper.publish.finish.policy import REFERRER
from helper.publish.finish.tree import paths_in

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

# A name begins with a letter or digit and has no slash of any kind, so that no «..» is left in a path that matches.
_NAME: Final = r"[A-Za-z0-9][\w.-]*"
_DIGEST: Final = "[0-9a-f]{12}"
_PATH: Final = rf"(?:{_NAME}/)*{_NAME}"
IMMUTABLE_PATH: Final = (
    rf"(?:{FOLDER}/[a-z]+-{_DIGEST}/{_PATH}|(?:{'|'.join(FOLDERS)})/(?:{_NAME}/)*[A-Za-z0-9][\w-]*\.{_DIGEST}\.[\w.]+)"
)
"""The paths of files with a digest of their contents in the path, as a regular expression for Python, nginx and Caddy."""
SHARED_PATH: Final = rf"(?:{'|'.join(SHARED_FOLDERS)})/{_PATH}"
"""The paths of the files in the shared folders, likewise."""


def host_files(site: Path, policy: str, frame_ancestors: str, root: str = "/") -> dict[str, str]:
    """The contents of each settings file, by its name, for the site in that folder, to be published below the path `root`."""
    environment = Environment(  # noqa: S701 - these are not HTML
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.tests["immutable"] = re.compile(IMMUTABLE_PATH, re.ASCII).fullmatch
    environment.tests["shared"] = re.compile(SHARED_PATH, re.ASCII).fullmatch
    values = {
        "common_headers": COMMON_HEADERS,
        "policy": f"{policy}; frame-ancestors {frame_ancestors}",
        "root": root,
        "immutable": IMMUTABLE,
        "immutable_path": IMMUTABLE_PATH,
        "shared_path": SHARED_PATH,
        "files": paths_in(site),
    }
    return {name: environment.get_template(f"{name}.jinja").render(values) for name in FILES}
