"""The types of files, and how they are compressed."""

import gzip
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

import brotli

from helper.publish.host_check.built import Built
from helper.publish.host_check.fetch import Host
from helper.publish.host_check.result import Result, advice, well, wrong

NEEDED: Final = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript|application/(?:x-)?javascript",
    ".wasm": "application/wasm",
    ".svg": r"image/svg\+xml",
}
"""The types without which browsers refuse a file, as patterns."""
WANTED: Final = {
    ".json": "application/(?:.*[+])?json",
    ".png": "image/png",
    ".txt": "text/plain",
    ".woff2": "font/woff2|application/font-woff2",
    ".xml": "(?:application|text)/xml",
}
CODINGS: Final[Mapping[str, Callable[[bytes], bytes]]] = {"br": brotli.decompress, "gzip": gzip.decompress}
"""How to undo each compression."""


def types(host: Host, built: Built) -> Iterator[Result]:
    """Each kind of file has its type."""
    good = []
    for suffix, pattern in (NEEDED | WANTED).items():
        path = _example(built, suffix)
        if path is None:
            continue
        kind = host.get(path).kind
        if re.fullmatch(pattern, kind):
            good.append(suffix)
        elif suffix in NEEDED:
            yield wrong(f"Type of {suffix}", f"«{kind}» for {path}, so browsers do not use it.", suffix.lstrip("."))
        else:
            yield advice(f"Type of {suffix}", f"«{kind}» for {path}.", "type")
    yield well("Types", f"right for {', '.join(good)}") if good else wrong("Types", "none is right", "type")


def compressed(host: Host, built: Built) -> Iterator[Result]:
    """Large files are compressed for browsers that can undo it, and only for those."""
    what = "Compression"
    used, plainly = set(), []
    for suffix in (".html", ".js", ".wasm"):
        path = _example(built, suffix)
        if path is None:
            continue
        plain, answer = host.get(path), host.get(path, Accept_Encoding="br, gzip")
        coding = answer.headers.get("content-encoding", "")
        if plain.headers.get("content-encoding", "identity") != "identity":
            yield wrong(what, f"{path} is compressed also for programs that do not ask for it.", "coding")
        elif not coding:
            plainly.append(suffix)
        elif coding not in CODINGS:
            yield wrong(what, f"{path} is sent as «{coding}», which was not asked for.", "coding")
        elif not _is_sound(coding, answer.body, plain.body):
            yield wrong(what, f"{path} cannot be read after «{coding}» has been undone.", "coding")
        elif "accept-encoding" not in answer.headers.get("vary", "").lower():
            yield advice(what, f"{path} is compressed, but without Vary: Accept-Encoding.", "vary")
        else:
            used.add(coding)
    if plainly:
        yield advice(
            what, f"Files ending in {', '.join(plainly)} are not compressed, so they take longer.", "compression"
        )
    if used:
        yield well(what, " and ".join(sorted(used)))


def _example(built: Built, suffix: str) -> str | None:
    found = (path for path, file in built.files.items() if file.suffix == suffix and path != "404.html")
    return max(found, key=lambda path: (path.count("/"), PurePosixPath(path).name), default=None)


def _is_sound(coding: str, body: bytes, plain: bytes) -> bool:
    try:
        return CODINGS[coding](body) == plain
    except (brotli.error, OSError, EOFError, zlib.error):
        return False
