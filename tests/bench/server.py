"""A static host in a process of its own, with the caching headers of a real one: `python -m tests.bench.server`.

It may emulate a slow line, and then sends compressed files.
"""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO, Any, Final

from tests.bench.lines import CONTENT_ENCODINGS, LINES, Line, Pipe, packed

# Pages may change at any time. All other files have a digest in their URLs.
PAGE: Final = "no-cache"
FILE: Final = "public, max-age=31536000, immutable"
CHUNK: Final = 4096


@dataclass(frozen=True)
class Host:
    """A running server: the URL of its root, and the log of the files it sent."""

    url: str
    log: Path

    def requests(self) -> list[str]:
        """The paths below the root of the files sent so far, in order, without those that browsers had cached."""
        return [json.loads(line) for line in self.log.read_text().splitlines()]


@contextmanager
def serve(folder: Path, log: Path, line: Line | None = None) -> Iterator[Host]:
    """Serve the folder on a free port, over that line if there is one, and append a line to `log` for each file sent."""
    log.write_text("", "utf-8")
    command = [sys.executable, "-m", __name__, str(folder), str(log), *([line.name] if line else [])]
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
    line: Line | None = None
    pipe: Pipe
    lock = threading.Lock()

    def do_GET(self) -> None:
        if self.line:
            time.sleep(self.line.milliseconds / 1000)
        tag = self._tag()
        if tag is not None and self.headers.get("If-None-Match") == tag:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.end_headers()
            return
        super().do_GET()

    def send_head(self) -> Any:
        file = Path(self._file())
        copy = packed(file, self.line.encoding) if self.line else file
        if self.line is None or not copy.is_file():
            return super().send_head()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", CONTENT_ENCODINGS[self.line.encoding])
        self.send_header("Content-Length", str(copy.stat().st_size))
        self.end_headers()
        return copy.open("rb")

    def copyfile(self, source: Any, outputfile: IO[bytes]) -> None:  # type: ignore[override]
        while data := source.read(CHUNK):
            if self.line:
                self.pipe.wait(len(data))
            outputfile.write(data)

    def end_headers(self) -> None:
        tag = self._tag()
        if tag is not None:
            self.send_header("ETag", tag)
            self.send_header("Cache-Control", PAGE if self._file().endswith(".html") else FILE)
        super().end_headers()

    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        if code == HTTPStatus.OK:
            with self.lock, self.log.open("a") as log:
                log.write(json.dumps(self.path.partition("?")[0].removeprefix("/")) + "\n")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's own name
        pass

    def _file(self) -> str:
        file = self.translate_path(self.path)
        return f"{file}/index.html" if Path(file).is_dir() else file

    def _tag(self) -> str | None:
        file = Path(self._file())
        if not file.is_file():
            return None
        status = file.stat()
        return f'"{status.st_mtime_ns:x}-{status.st_size:x}"'


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore the error: a browser may leave during a download."""


def main(folder: str, log: str, name: str = "") -> None:
    """Print the port and serve, over the line of that name, until the process ends."""
    _Handler.log = Path(log)
    for line in LINES:
        if line.name == name:
            _Handler.line, _Handler.pipe = line, Pipe(line)
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=folder)) as server:
        print(server.server_port, flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
