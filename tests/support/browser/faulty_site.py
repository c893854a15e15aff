"""Copies of the built site in which the runtime has a fault."""

import os
import shutil
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from helper.publish.integrity import integrity
from tests.support.server import serve

type Change = Callable[[bytes], bytes | None]
"""Makes the faulty contents of a file from the sound ones; None removes the file."""


def missing(_: bytes) -> None:
    return None


def truncated(sound: bytes) -> bytes:
    return sound[: len(sound) // 2]


def one_byte_flipped(sound: bytes) -> bytes:
    middle = len(sound) // 2
    return sound[:middle] + bytes([sound[middle] ^ 1]) + sound[middle + 1 :]


def of_another_build(sound: bytes) -> bytes:
    return sound[:20] + bytes(32) + sound[52:]


def for_another_memory(sound: bytes) -> bytes:
    return sound[:12] + struct.pack("<I", 1 << 16) + sound[16:]


def with_a_wrong_address(sound: bytes) -> bytes:
    return sound[:4] + struct.pack("<2I", 4, 4) + sound[12:]


def no_image(_: bytes) -> bytes:
    return b"<!doctype html>" * 8


def never_starting(_: bytes) -> bytes:
    return b"globalThis._createPyodideModule = () => new Promise(() => {});"


def before(script: str) -> Change:
    """A script in front of the sound one."""
    return lambda sound: script.encode() + sound


def replaced(old: str, new: str) -> Change:
    def change(sound: bytes) -> bytes:
        assert old.encode() in sound
        return sound.replace(old.encode(), new.encode())

    return change


@contextmanager
def faulty_site(
    site: Path, changes: Mapping[str, Change], *, recorded: bool = False, silent: Sequence[str] = ()
) -> Iterator[str]:
    """Serve the site with changed files; `recorded` ones have the digest that the scripts expect, as if built so.

    `changes` is by the file's name; whoever asks for one of the `silent` names waits for ever. Gives the address.
    """
    closed = Event()
    asked: set[str] = set()

    def guard(request: SimpleHTTPRequestHandler) -> bool:
        name = request.path.rpartition("/")[2]
        if name not in silent:
            return True
        asked.add(name)
        request.close_connection = True
        closed.wait()
        return False

    with TemporaryDirectory() as folder:
        copy = Path(folder, "site")
        shutil.copytree(site, copy, copy_function=os.symlink)
        for name, change in changes.items():
            [path] = (*copy.glob(f"assets/helper/**/{name}"), *copy.glob(name))
            sound = path.read_bytes()
            _remove(path)
            faulty = change(sound)
            if faulty is not None:
                path.write_bytes(faulty)
                if recorded:
                    _replace(copy, "files.js", integrity(sound), integrity(faulty))
        with serve(copy, guards=[guard]) as address:
            try:
                yield address
            finally:
                closed.set()
    assert asked == set(silent), "a file that should never come was not asked for"


def _replace(site: Path, name: str, old: str, new: str) -> None:
    [path] = site.glob(f"assets/helper/**/{name}")
    text = path.read_text("utf-8")
    _remove(path)
    path.write_text(text.replace(old, new), "utf-8")


def _remove(path: Path) -> None:
    """Remove a file, and what was compressed from it."""
    for version in (path, *path.parent.glob(f"{path.name}.*")):
        version.unlink()
