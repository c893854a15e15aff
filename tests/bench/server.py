"""A static host in a process of its own, with the caching headers of a real one: `python -m tests.bench.server`."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

# Pages may change at any time. All other files have a digest in their URLs.
PAGE: Final = "no-cache"
FILE: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Host:
    """A running server: the URL of its root, and the log of the files it sent."""

    url: str
    log: Path

    def requests(self) -> list[str]:
        """The paths below the root of the files sent so far, in order, without those that browsers had cached."""
        return [json.loads(line) for line in self.log.read_text().splitlines()]


@contextmanager
def serve(folder: Path, log: Path) -> Iterator[Host]:
    """Serve the folder on a free port, and append a line to `log` for each file sent."""
    log.write_text("", "utf-8")
    command = [sys.executable, "-m", __name__, str(folder), str(log)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield Host(f"http://127.0.0.1:{int(server.stdout.readline())}/", log)
        finally:
            server.terminate()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    log: Path
    lock = threading.Lock()

    def do_GET(self) -> None:
        tag = self._tag()
        if tag is not None and self.headers.get("If-None-Match") == tag:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.end_headers()
            return
        super().do_GET()

    def end_headers(self) -> None:
        tag = self._tag()
        if tag is not None:
            self.send_header("ETag", tag)
            self.send_header("Cache-Control", PAGE if Path(self._file()).suffix in ("", ".html") else FILE)
        super().end_headers()

    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        if code == HTTPStatus.OK:
            with self.lock, self.log.open("a") as log:
                log.write(json.dumps(self.path.partition("?")[0].removeprefix("/")) + "\n")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's own name
        pass

    def _file(self) -> str:
        return self.translate_path(self.path)

    def _tag(self) -> str | None:
        file = Path(self._file())
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            return None
        status = file.stat()
        return f'"{status.st_mtime_ns:x}-{status.st_size:x}"'


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore the error: a browser may leave during a download."""


def main(folder: str, log: str) -> None:
    """Print the port and serve until the process ends."""
    _Handler.log = Path(log)
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=folder)) as server:
        print(server.server_port, flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
