"""One build of the site for `make serve`, in a process of its own: it has the newest code, and the server goes on without it."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp


@dataclass(frozen=True)
class Preview:
    """The folder of a built site, or None if there is none, and what to tell the author, which may be empty."""

    site: Path | None
    report: str


def build_preview(settings: Path, url: str, folder: Path) -> Preview:
    """Build the site of that mkdocs.yml into a new folder below `folder`, to be served at that URL.

    An error is in the report, never raised.
    """
    folder.mkdir(parents=True, exist_ok=True)
    site = Path(mkdtemp(prefix="site-", dir=folder))
    done = subprocess.run(  # noqa: S603 - it is our own module
        [sys.executable, "-m", "helper.publish.serve.build", str(settings), url, str(folder), str(site)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        shutil.rmtree(site, ignore_errors=True)
    return Preview(None if done.returncode else site, done.stdout.strip())
