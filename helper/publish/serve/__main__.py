"""`python -m helper.publish.serve [PORT]` serves the site of this folder, from port 8000 on."""

import logging
import shutil
import sys
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from helper.model.errors import HelperError
from helper.publish.menu import FILE, read_menu
from helper.publish.project import DOCS
from helper.publish.serve.preview import Preview, build_preview
from helper.publish.serve.server import PreviewServer

PORT: Final = 8000


def main(port: int) -> None:
    """Serve until Ctrl+C. Raises HelperError when the settings cannot be read."""
    # Compiled files beside the sources would look like changes.
    sys.dont_write_bytecode = True
    logging.getLogger("mkdocs").addHandler(_server_errors())
    settings = read_menu(Path(FILE)).settings

    def make(url: str) -> Preview:
        return build_preview(Path(FILE).resolve(), url, folder())

    def folder() -> Path:
        return Path("build", "serve", str(server.server_port)).resolve()

    server = PreviewServer(port, urlsplit(str(settings.get("site_url") or "/")).path, make)
    try:
        for left in folder().glob("site-*"):
            shutil.rmtree(left, ignore_errors=True)
        server.remake()
        for path in (DOCS, FILE, *(settings.get("watch") or ())):
            server.watch(str(Path(path).resolve()))
        print(f"Serving on {server.url} and building again on every change, until you press Ctrl+C.", flush=True)
        server.serve()
    finally:
        server.shutdown()


def _server_errors() -> logging.Handler:
    """Prints the errors of the server itself. The report has those of builds, and a missing page is none."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.ERROR)
    handler.addFilter(lambda record: record.name == "mkdocs.livereload")
    return handler


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else PORT)
    except KeyboardInterrupt:
        print("Stopped.")
    except HelperError as error:
        sys.exit(str(error))
