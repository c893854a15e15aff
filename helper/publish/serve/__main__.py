"""`python -m helper.publish.serve [PORT]` serves the site of this folder, from port 8000 on."""

import logging
import shutil
import sys
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from helper.publish.serve.preview import LOG, Preview, build_preview
from helper.publish.serve.server import HOST, PreviewServer

PORT: Final = 8000
CONFIG: Final = Path("mkdocs.yml")


def main(port: int) -> None:
    """Serve until Ctrl+C."""
    # Compiled files beside the sources would look like changes.
    sys.dont_write_bytecode = True
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    LOG.addHandler(_server_errors())
    config = load_config(str(CONFIG))
    config.plugins.on_startup(command="serve", dirty=False)

    def make(url: str) -> Preview:
        return build_preview(CONFIG, url, f"{HOST}:{server.server_port}", folder())

    def folder() -> Path:
        return Path("build", "serve", str(server.server_port))

    server = PreviewServer(port, urlsplit(config.site_url or "/").path, make)
    try:
        for left in folder().glob("site-*"):
            shutil.rmtree(left, ignore_errors=True)
        server.remake()
        for path in (config.docs_dir, str(CONFIG), *config.watch):
            server.watch(path)
        print(f"Serving on {server.url} and building again on every change, until you press Ctrl+C.", flush=True)
        server.serve()
    finally:
        server.shutdown()
        config.plugins.on_shutdown()


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
    except MkDocsException as error:
        sys.exit(str(error))
