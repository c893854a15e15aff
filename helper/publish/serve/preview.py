"""One build of the site for `make serve`, and the report on it."""

import logging
import shutil
import traceback
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

LOG: Final = logging.getLogger("mkdocs")
NOTE: Final = "note"
"""The attribute of log records that authors should see although nothing failed."""
ECHO: Final = "Aborted with "
"""How MkDocs begins when it repeats that it has logged an error."""


@dataclass(frozen=True)
class Preview:
    """The folder of a built site, or None if there is none, and what to tell the author, which may be empty."""

    site: Path | None
    report: str


class _Messages(logging.Handler):
    """Keeps the messages for the author."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING or hasattr(record, NOTE):
            self.texts.append(record.getMessage())


def build_preview(config_file: Path, url: str, address: str, folder: Path) -> Preview:
    """Build the site into a new folder below `folder`, to be served at that URL by a server with that address.

    An error is in the report, never raised.
    """
    messages = _Messages()
    LOG.addHandler(messages)
    folder.mkdir(parents=True, exist_ok=True)
    site = Path(mkdtemp(prefix="site-", dir=folder))
    try:
        config = load_config(str(config_file), site_dir=str(site), dev_addr=address)
        config.site_url = url
        build(config, serve_url=url)
    except (Exception, Abort) as error:
        shutil.rmtree(site, ignore_errors=True)
        return Preview(None, _told(error, messages.texts))
    finally:
        LOG.removeHandler(messages)
    return Preview(site, "\n".join(messages.texts))


def _told(error: BaseException, logged: list[str]) -> str:
    """What to tell of an error before which MkDocs has logged those messages."""
    if not isinstance(error, MkDocsException):
        # A mistake in our own Python; whoever made it needs the whole way to it.
        return "".join(traceback.format_exception(error)).rstrip()
    return "\n".join(logged) if str(error).startswith(ECHO) and logged else str(error)
