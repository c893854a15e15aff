"""The built site with faulty files."""

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import reduce
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from threading import Event
from typing import Final

from helper.publish.assets import BROWSER, GLUE
from helper.publish.bundle import bundle
from helper.publish.integrity import integrity
from tests.support.browser.worker import starts
from tests.support.project import ROOT
from tests.support.server import NOT_STORED, Overlay, serve

NODE_MODULES: Final = ROOT / "node_modules"

type Change = Callable[[bytes], bytes | None]
"""Makes faulty contents of a file from its sound contents; None removes the file."""


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
    return b""


def before(script: str) -> Change:
    """Puts a script in front of the sound one."""
    return lambda sound: script.encode() + sound


def replaced(old: str, new: str) -> Change:
    def change(sound: bytes) -> bytes:
        assert old.encode() in sound
        return sound.replace(old.encode(), new.encode())

    return change


def rebuilt(old: str, new: str) -> Change:
    """Builds the preferred worker again with a change in its source."""

    def change(_: bytes) -> bytes:
        with TemporaryDirectory() as folder:
            workers = Path(folder, "workers")
            copytree(BROWSER / "workers", workers)
            script = workers / "image.js"
            text = script.read_text("utf-8")
            assert old in text
            script.write_text(text.replace(old, new), "utf-8")
            glue = (NODE_MODULES / "pyodide" / GLUE).read_text("utf-8")
            return (glue + bundle(script, NODE_MODULES, "iife")).encode()

    return change


@contextmanager
def faulty_site(
    site: Path, changes: Mapping[str, Change], *, recorded: bool = False, silent: Sequence[str] = ()
) -> Iterator[str]:
    """Serve the site with changed files, without its service worker and with `starts.js`. Yields its URL.

    `changes` has file names as keys. With `recorded`, scripts and pages expect the digests of the changed files.
    Requests for the `silent` names are never answered.
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

    with serve(site, guards=[guard], overlay={**NOT_STORED, **_changed(site, changes, recorded)}) as url:
        try:
            yield url
        finally:
            closed.set()
    assert asked == set(silent), "a silent file was not requested"


def _changed(site: Path, changes: Mapping[str, Change], recorded: bool) -> Overlay:
    overlay: dict[str, bytes | None] = {}
    digests: dict[bytes, bytes] = {}
    for name, change in changes.items():
        [path] = (*site.glob(f"assets/**/{name}"), *site.glob(name))
        sound = path.read_bytes()
        faulty = overlay[path.relative_to(site).as_posix()] = change(sound)
        if faulty is not None:
            digests[integrity(sound).encode()] = integrity(faulty).encode()
    if recorded:
        [scripts] = site.glob("assets/helper/scripts-*")
        # The scripts have the digests of the runtime, and the pages those of the scripts.
        for paths in (scripts.glob("*.js"), site.rglob("*.html")):
            for path in paths:
                sound = path.read_bytes()
                faulty = reduce(lambda data, pair: data.replace(*pair), digests.items(), sound)
                if faulty != sound:
                    overlay[path.relative_to(site).as_posix()] = faulty
                    digests[integrity(sound).encode()] = integrity(faulty).encode()
    return {**overlay, **starts(site, overlay if recorded else None)}
