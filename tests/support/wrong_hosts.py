"""Hosts that are wrong on purpose, for `make host-check`: each serves the site, with a mistake that real hosts make."""

import gzip
from collections.abc import Mapping
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Final

type Body = bytes


class WrongHost(SimpleHTTPRequestHandler):
    """Serves a folder; subclasses change what is sent."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].removeprefix("/")
        file = (
            Path(self.directory, path, "index.html") if path.endswith("/") or not path else Path(self.directory, path)
        )
        if file.is_file():
            self.send(200, {"Content-Type": self.guess_type(file)}, file.read_bytes(), path)
        else:
            self.missing(path, file)

    def missing(self, path: str, file: Path) -> None:
        """Answer for something that is no file."""
        if (file / "index.html").is_file():
            self.send(301, {"Location": f"/{path}/"}, b"", path)
        else:
            self.send(404, {"Content-Type": "text/html"}, Path(self.directory, "404.html").read_bytes(), path)

    def send(self, status: int, headers: Mapping[str, str], body: Body, path: str) -> None:
        """Send a response."""
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class OnePage(WrongHost):
    """Made for applications of one page: it shows that page at every address that does not exist, and at folders."""

    def missing(self, path: str, file: Path) -> None:
        page = file / "index.html" if (file / "index.html").is_file() else Path(self.directory, "index.html")
        self.send(200, {"Content-Type": "text/html"}, page.read_bytes(), path)


class Untyped(WrongHost):
    """Knows no types but HTML, and refuses what is missing, as a bucket without a website does."""

    def send(self, status: int, headers: Mapping[str, str], body: Body, path: str) -> None:
        kind = headers.get("Content-Type", "text/html")
        super().send(status, {**headers, "Content-Type": kind if kind == "text/html" else "text/plain"}, body, path)

    def missing(self, path: str, file: Path) -> None:
        self.send(403, {"Content-Type": "text/html"}, b"<Error>AccessDenied</Error>", path)


class Altering(WrongHost):
    """Puts a script into pages, gives texts the line endings of Windows, and compresses twice."""

    def send(self, status: int, headers: Mapping[str, str], body: Body, path: str) -> None:
        kind, extra = headers.get("Content-Type", ""), {}
        if kind == "text/html":
            body = body.replace(b"</body>", b"<script src='/stats.js'></script></body>")
        elif kind == "text/css":
            body = body.replace(b"\n", b"\r\n")
        elif path.endswith(".js") and "gzip" in self.headers["Accept-Encoding"]:
            body, extra = gzip.compress(gzip.compress(body)), {"Content-Encoding": "gzip"}
        super().send(status, {**headers, **extra}, body, path)


class Remembering(WrongHost):
    """Lets browsers keep everything for a year, also pages and errors, and sends a cookie."""

    def send(self, status: int, headers: Mapping[str, str], body: Body, path: str) -> None:
        extra = {"Cache-Control": "max-age=31536000", "Set-Cookie": "balance=1; path=/"}
        super().send(status, {**headers, **extra}, body, path)


class Strict(WrongHost):
    """Stands behind a proxy that it does not know, with a policy and X-Frame-Options of its own."""

    def missing(self, path: str, file: Path) -> None:
        if (file / "index.html").is_file():
            self.send(301, {"Location": f"http://inside.example:8080/{path}/"}, b"", path)
        else:
            super().missing(path, file)

    def send(self, status: int, headers: Mapping[str, str], body: Body, path: str) -> None:
        extra = {"Content-Security-Policy": "default-src 'self'", "X-Frame-Options": "SAMEORIGIN"}
        super().send(status, {**headers, **extra}, body, path)


WRONG_HOSTS: Final[Mapping[str, type[WrongHost]]] = {
    host.__name__: host for host in (OnePage, Untyped, Altering, Remembering, Strict)
}
