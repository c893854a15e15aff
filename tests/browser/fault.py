"""Copies of the built site in which the runtime has a fault."""

import base64
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.server import serve

type Change = Callable[[bytes], bytes | None]
"""Makes the faulty contents of a file from the sound ones; None removes the file."""


@contextmanager
def faulty_site(site: Path, changes: dict[str, Change], *, recorded: bool = False) -> Iterator[str]:
    """Serve the site with changed files; `recorded` ones have the digest that the scripts expect, as if built so.

    `changes` is by the file's name. Gives the address.
    """
    with TemporaryDirectory() as folder:
        copy = Path(folder, "site")
        shutil.copytree(site, copy, copy_function=os.symlink)
        for name, change in changes.items():
            [path] = copy.glob(f"assets/helper/*/{name}")
            sound = path.read_bytes()
            _remove(path)
            faulty = change(sound)
            if faulty is not None:
                path.write_bytes(faulty)
                if recorded:
                    _replace(copy, "files.js", _integrity(sound), _integrity(faulty))
        with serve(copy) as address:
            yield address


def _replace(site: Path, name: str, old: str, new: str) -> None:
    [path] = site.glob(f"assets/helper/*/{name}")
    text = path.read_text("utf-8")
    _remove(path)
    path.write_text(text.replace(old, new), "utf-8")


def _remove(path: Path) -> None:
    """Remove a file, and what was compressed from it."""
    for version in (path, *path.parent.glob(f"{path.name}.*")):
        version.unlink()


def _integrity(data: bytes) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"
