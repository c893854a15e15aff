"""A host that publishes one build of the site after another and can fail."""

import os
import shutil
import time
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Final, Literal

from helper.publish.finish.hosts import HEADERS
from helper.publish.finish.offline import SERVICE_WORKER, service_worker
from helper.publish.integrity import integrity
from tests.support.server import serve

type Trouble = Literal["gone", "silent", "failing"]
"""The host closes connections without a response, never responds, or always responds with 503."""

NAME: Final = "KASPER access guide"
CHANGING: Final = ("/", "/guide/*", "/helper/*", "/search/*", f"/{SERVICE_WORKER}")
"""The paths that browsers must revalidate."""
MARKED: Final = "helper.js"
"""The script of every page. It shows which build it belongs to."""


class Publisher:
    """The host: its `url`, its `trouble`, and in `asked` the number of requests by path.

    It does not respond to requests for paths with the endings in `held` while they are there.
    """

    def __init__(self, folder: Path) -> None:
        self.url = ""
        self.trouble: Trouble | None = None
        self.asked: Counter[str] = Counter()
        self.held: Collection[str] = ()
        self.site = folder / "site"

    def publish(self, build: Path) -> None:
        """Serve another build from now on."""
        link = self.site.with_name("next")
        link.symlink_to(build, target_is_directory=True)
        link.replace(self.site)

    def guard(self, request: SimpleHTTPRequestHandler) -> bool:
        """Count a request, or fail it if there is trouble. Returns whether it may be answered."""
        if self.trouble is None:
            # Builds made within one second have the same modification dates.
            del request.headers["If-Modified-Since"]
            self.asked[request.path] += 1
            while request.path.endswith(tuple(self.held)):
                time.sleep(0.02)
            return True
        request.close_connection = True
        if self.trouble == "failing":
            request.send_response(HTTPStatus.SERVICE_UNAVAILABLE)
            request.send_header("Content-Length", "0")
            request.end_headers()
        while self.trouble == "silent":
            time.sleep(0.05)
        return False


@contextmanager
def publisher(folder: Path, build: Path) -> Iterator[Publisher]:
    """Publish a build. `folder` must be empty."""
    host = Publisher(folder)
    host.publish(build)
    with serve(host.site, guards=[host.guard]) as host.url:
        yield host


def make_build(site: Path, folder: Path, name: str, *, offline: bool = True) -> Path:
    """Make a copy of the site in `folder` in which every page has that name as its site name, and every script another URL.

    Returns the folder of the copy.
    """
    build = folder / name
    shutil.copytree(
        site,
        build,
        copy_function=os.symlink,
        ignore=shutil.ignore_patterns("*.html.*", f"{MARKED}*", "sw.js*", HEADERS),
    )
    [scripts] = build.glob("assets/helper/scripts-*")
    [sound] = site.glob(f"assets/helper/scripts-*/{MARKED}")
    moved = scripts.with_name(f"scripts-{name.encode().hex():0>12}")
    rules = [f"{pattern}\n  Cache-Control: no-cache\n" for pattern in CHANGING]
    headers = (site / HEADERS).read_text("utf-8").replace(scripts.name, moved.name)
    (build / HEADERS).write_text(headers + "".join(rules))
    marked = sound.read_bytes() + f'document.documentElement.dataset["scripts"] = "{name}";\n'.encode()
    scripts.rename(moved)
    (moved / MARKED).write_bytes(marked)
    changes = {NAME: name, scripts.name: moved.name, integrity(sound.read_bytes()): integrity(marked)}
    for page in build.rglob("*.html"):
        text = page.read_text("utf-8")
        for old, new in changes.items():
            text = text.replace(old, new)
        page.unlink()
        page.write_text(text, "utf-8")
    write_service_worker(build, offline=offline)
    return build


def write_service_worker(build: Path, *, offline: bool = True) -> None:
    """Write the service worker for the present files."""
    (build / SERVICE_WORKER).write_text(service_worker(build, offline), "utf-8")
