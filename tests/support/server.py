"""A static host for the built site, at the root and below a sub-path, since some sites are published below one.

It sends precompressed files, as nginx does with `gzip_static` and `brotli_static`, and the headers in the site's file
`_headers`, as Netlify does.
"""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, ClassVar, Final

type Guard = Callable[[SimpleHTTPRequestHandler], bool]
"""Called before each response; returns False if it has handled the request."""
type Rules = Sequence[tuple[str, str, str]]
"""Path patterns, each with a header to send and its value."""
type Overlay = Mapping[str, bytes | None]
"""Contents that replace files of the folder, by path below it; None removes the file."""

SUB_PATH: Final = "/some/sub-path/"
NOT_STORED: Final[Overlay] = {"sw.js": None}
"""Leaves out the service worker, which would store the whole site on each first visit, for tests that have only one."""
CODINGS: Final = {"br": ".br", "gzip": ".gz"}


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    rules: ClassVar[Rules] = ()
    guards: ClassVar[Sequence[Guard]] = ()
    overlay: ClassVar[Overlay] = {}

    def do_GET(self) -> None:
        if all(guard(self) for guard in self.guards):
            super().do_GET()

    def do_HEAD(self) -> None:
        if all(guard(self) for guard in self.guards):
            super().do_HEAD()

    def end_headers(self) -> None:
        path = "/" + self.path.partition("?")[0].removeprefix(SUB_PATH).removeprefix("/")
        for name, value in matching(self.rules, path):
            self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(SUB_PATH) if path.startswith(SUB_PATH) else path)

    def send_head(self) -> Any:
        try:
            return self._send_head()
        except (OSError, ValueError):
            # The name is too long for a file or has a null byte.
            self.send_error(HTTPStatus.NOT_FOUND)
            return None

    def _send_head(self) -> Any:
        asked = self.path.partition("?")[0]
        path = Path(self.translate_path(asked))
        if asked.endswith("/"):
            path /= "index.html"
        name = path.relative_to(self.directory).as_posix()
        if name in self.overlay:
            return self._send_replaced(path, self.overlay[name])
        accepted = self.headers.get("Accept-Encoding", "")
        for coding, suffix in CODINGS.items():
            compressed = path.with_name(path.name + suffix)
            if coding in accepted and compressed.is_file():
                self.send_response(HTTPStatus.OK)
                self.send_header("Content-Type", self.guess_type(path))
                self.send_header("Content-Encoding", coding)
                self.send_header("Content-Length", str(compressed.stat().st_size))
                self.send_header("Vary", "Accept-Encoding")
                self.end_headers()
                return compressed.open("rb")
        return super().send_head()

    def _send_replaced(self, path: Path, contents: bytes | None) -> Any:
        if contents is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(contents)))
        self.end_headers()
        return BytesIO(contents)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's own name
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore the error: a browser may leave during a download."""


def read_headers(text: str) -> Rules:
    """The rules in a file `_headers`."""
    rules = []
    pattern = ""
    for line in text.splitlines():
        if line.startswith(" "):
            name, _, value = line.partition(":")
            rules.append((pattern, name.strip(), value.strip()))
        else:
            pattern = line
    return rules


def matching(rules: Rules, path: str) -> Iterator[tuple[str, str]]:
    """The headers and values of all rules that match the path, as Netlify and Cloudflare Pages send them."""
    for pattern, name, value in rules:
        if path == pattern or (pattern.endswith("*") and path.startswith(pattern[:-1])):
            yield name, value


@contextmanager
def serve(
    site: Path, *, headers: bool = True, guards: Sequence[Guard] = (), overlay: Overlay | None = None
) -> Iterator[str]:
    """Serve the folder with the overlay on a free port. Yields the URL of the root.

    Without `headers`, the file `_headers` is ignored, as on hosts that do not support it.
    """
    overlay = overlay or {}
    rules = read_headers(_contents(site, "_headers", overlay)) if headers else ()
    handler = type("Handler", (_Handler,), {"rules": rules, "guards": guards, "overlay": overlay})
    with _Server(("127.0.0.1", 0), partial(handler, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def _contents(site: Path, name: str, overlay: Overlay) -> str:
    replaced = overlay.get(name)
    if replaced is not None:
        return replaced.decode()
    return (site / name).read_text("utf-8") if (site / name).exists() else ""
