"""Whether every file arrives as it was built."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from helper.publish.host_check.built import Built
from helper.publish.host_check.fetch import Answer, Host, UnreachableError
from helper.publish.host_check.result import Result, well, wrong

WORKER: Final = "sw.js"
BUILD: Final = re.compile(rb'"build": "(\w+)"')
CONNECTIONS: Final = 8
SHOWN: Final = 3
"""How many files are named for each kind of change."""


def service_worker(host: Host, built: Built) -> Iterator[Result]:
    """The service worker is there and is that of this build."""
    what = "Service worker"
    answer, own = host.get(WORKER), built.read(WORKER)
    theirs, ours = BUILD.search(answer.body), BUILD.search(own)
    if answer.status != 200:
        yield wrong(what, f"The host answers {answer.status} for {WORKER}, so nothing works offline.", "folder")
    elif answer.body == own:
        yield well(what, "as built")
    elif theirs and ours and theirs[1] != ours[1]:
        yield wrong(what, "The host has another build than the one in this folder.", "build")
    else:
        yield wrong(what, f"{WORKER} has been changed on its way.", "altered")


def files(host: Host, built: Built) -> Iterator[Result]:
    """All files arrive as they were built."""
    what = "Contents"
    theirs, ours = BUILD.search(host.get(WORKER).body), BUILD.search(built.read(WORKER))
    if theirs and ours and theirs[1] != ours[1]:
        return
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        changes = list(pool.map(lambda path: _change(host, built, path), built.files))
    found: dict[str, list[str]] = {}
    for path, change in zip(built.files, changes, strict=True):
        found.setdefault(change, []).append(path or "the first page")
    same = len(found.pop("", []))
    for change, paths in sorted(found.items()):
        more = f" and {len(paths) - SHOWN} more" if len(paths) > SHOWN else ""
        remedy = "missing" if change == "missing" else "altered"
        yield wrong(what, f"{change}: {', '.join(paths[:SHOWN])}{more}", remedy)
    if not found:
        yield well(what, f"all {same} files are as built")


def _change(host: Host, built: Built, path: str) -> str:
    """What happened to a file on its way, or an empty text."""
    try:
        answer = host.get(path)
    except UnreachableError:
        return "not sent completely"
    own = built.read(path)
    # This page may be sent with its status.
    if answer.status != 200 and path != "404.html":
        return "missing"
    return "" if answer.body == own else _kind(answer, own)


def _kind(answer: Answer, own: bytes) -> str:
    def with_plain_ends(data: bytes) -> bytes:
        return data.replace(b"\r\n", b"\n")

    if with_plain_ends(answer.body) == with_plain_ends(own):
        return "other line endings"
    head, _, tail = own.rpartition(b"</body>")
    if head and answer.body.startswith(head) and answer.body.endswith(tail):
        return "something added"
    return "missing" if answer.status != 200 else "changed"
