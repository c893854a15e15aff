"""The built site with faulty files."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, reduce
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Final

from helper.publish.integrity import integrity
from helper.runtime.node import run_node
from tests.support.browser.worker import starts
from tests.support.server import NOT_STORED, Overlay, serve

STARVE: Final = Path(__file__).with_name("starve.mjs")

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
    """A module that works just as well, with a custom section named “x” at its end."""
    return sound + b"\x00\x02\x01x"


def no_module(_: bytes) -> bytes:
    return b"<!doctype html>" * 8


@cache
def starved(sound: bytes) -> bytes:
    """A memory image with no more functions than the home page needs."""
    with TemporaryDirectory() as folder:
        image = Path(folder, "image.wasm")
        image.write_bytes(sound)
        run_node(STARVE, image)
        return image.read_bytes()


def never_starting(_: bytes) -> bytes:
    """A worker that has all its files and does nothing with them."""
    return b"onmessage = () => postMessage({ loaded: true });"


def before(script: str) -> Change:
    """Puts a script in front of the sound one."""
    return lambda sound: script.encode() + sound


def replaced(old: str, new: str) -> Change:
    def change(sound: bytes) -> bytes:
        assert old.encode() in sound
        return sound.replace(old.encode(), new.encode())

    return change


def in_worker(script: str) -> Change:
    """Puts a script in front of the preferred worker, which is part of the page's script."""

    def change(sound: bytes) -> bytes:
        changed, times = re.subn(
            rb"new Blob\(\[(?=['\"`])", lambda found: found[0] + json.dumps(script).encode() + b",", sound
        )
        assert times == 1
        return changed

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
                name, sound = path.relative_to(site).as_posix(), path.read_bytes()
                faulty = reduce(lambda data, pair: data.replace(*pair), digests.items(), overlay.get(name) or sound)
                if faulty != sound:
                    overlay[name] = faulty
                    digests[integrity(sound).encode()] = integrity(faulty).encode()
    return {**overlay, **starts(site, overlay if recorded else None)}
