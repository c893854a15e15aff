"""The server of `make serve`. It shows the last good site, and in its pages what is wrong since then."""

import errno
import shutil
import time
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader
from mkdocs.livereload import LiveReloadServer

from helper.publish.serve.preview import Preview

HOST: Final = "127.0.0.1"
TEMPLATES: Final = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
BUILT: Final = "The site is built, and this is to be said:"
KEPT: Final = "The last change cannot be shown. You see the site as it was before. What to correct:"
NEVER: Final = "The site cannot be built. What to correct:"


class PreviewServer(LiveReloadServer):
    """Serves what `make` builds for a URL, below the path `mount`. It takes the first free port from `port` on."""

    def __init__(self, port: int, mount: str, make: Callable[[str], Preview]) -> None:
        for tried in count(port):
            super().__init__(self.remake, HOST, tried, root=".", mount_path=mount)
            try:
                # The address is ours from now on, and a browser that comes early waits for the first build.
                self.server_bind()
                self.server_activate()
            except OSError as error:
                self.server_close()
                if error.errno != errno.EADDRINUSE:
                    raise
                print(f"Port {tried} is busy, so the next one is tried.", flush=True)
            else:
                break
        self._make = make
        self._shown = Preview(None, "")
        self._heading = ""
        self.error_handler = self._error_page

    def remake(self) -> None:
        """Build the site, and print how that went."""
        print("Building the site …", flush=True)
        begin = time.monotonic()
        made, last = self._make(self.url), self._shown.site
        self._heading = BUILT if made.site else KEPT if last else NEVER
        self._shown = Preview(made.site or last, made.report)
        if made.site:
            self.root = str(made.site)
            if last:
                shutil.rmtree(last, ignore_errors=True)
            print(f"Built in {time.monotonic() - begin:.0f} s.", flush=True)
        if made.report:
            print(f"{self._heading}\n{made.report}", flush=True)

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Serve until it is interrupted, and build again when a watched file changes."""
        self.observer.start()
        self.serve_thread.start()
        self._build_loop()  # type: ignore[no-untyped-call]

    def _serve_request(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes] | None:
        if self._shown.site or environ["PATH_INFO"].startswith("/livereload/"):
            served: Iterable[bytes] | None = super()._serve_request(environ, start_response)
            return served
        page = TEMPLATES.get_template("page.html.jinja").render().encode()
        start_response("503 Service Unavailable", [("Content-Type", "text/html; charset=utf-8")])
        return [self._inject_js_into_html(page, self._visible_epoch)]

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        if self._shown.report:
            report = TEMPLATES.get_template("report.html.jinja").render(
                heading=self._heading, report=self._shown.report
            )
            before, end, after = content.rpartition(b"</body>")
            content = before + report.encode() + end + after
        page: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        return page

    def _error_page(self, code: int) -> bytes | None:
        page = Path(self.root, f"{code}.html")
        return self._inject_js_into_html(page.read_bytes(), self._visible_epoch) if page.is_file() else None
