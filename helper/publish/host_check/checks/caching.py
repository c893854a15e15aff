"""How long browsers keep what the host sends."""

import re
from collections.abc import Iterator
from typing import Final

from helper.publish.finish.hosts import IMMUTABLE_PATH
from helper.publish.host_check.built import Built
from helper.publish.host_check.fetch import Answer, Host
from helper.publish.host_check.result import Result, advice, well, wrong

SHORT: Final = 3600
"""The longest time in seconds for what may change."""
LONG: Final = 30 * 24 * 3600
"""The shortest time in seconds for what never changes."""
ETAG: Final = "etag"


def pages(host: Host, built: Built) -> Iterator[Result]:
    """Browsers look for a new version of a page and of sw.js."""
    for path in (built.page, "sw.js"):
        what = "Caching of sw.js" if path == "sw.js" else "Caching of pages"
        answer = host.get(path)
        seconds = _seconds(answer)
        if seconds is None:
            yield advice(what, "The host does not say how long, so each browser guesses.", "cache-pages")
        elif seconds > SHORT:
            yield wrong(what, f"Browsers keep it for {seconds} seconds, so people see old pages.", "cache-pages")
        else:
            yield well(what, answer.headers.get("cache-control", ""))


def lasting(host: Host, built: Built) -> Iterator[Result]:
    """Browsers keep a file whose address changes with its contents."""
    what = "Caching of scripts and styles"
    answer = host.get(_lasting(built))
    if (_seconds(answer) or 0) >= LONG:
        yield well(what, answer.headers.get("cache-control", ""))
    else:
        yield advice(what, "Browsers ask again for files that never change.", "cache-files")


def missing(host: Host, built: Built) -> Iterator[Result]:
    """A file that is missing may exist tomorrow."""
    what = "Caching of missing files"
    answer = host.get(re.sub("[0-9a-f]{12}", "0" * 12, _lasting(built)))
    seconds = _seconds(answer) or 0
    if seconds > SHORT:
        yield wrong(what, f"Browsers keep the answer {answer.status} for {seconds} seconds.", "cache-missing")
    else:
        yield well(what, answer.headers.get("cache-control", "not at all"))


def unchanged(host: Host, built: Built) -> Iterator[Result]:
    """A page that has not changed is not sent again."""
    what = "Unchanged pages"
    headers = host.get(built.page).headers
    if ETAG in headers:
        answer = host.get(built.page, If_None_Match=headers[ETAG])
    elif "last-modified" in headers:
        answer = host.get(built.page, If_Modified_Since=headers["last-modified"])
    else:
        answer = None
    if answer and answer.status == 304:
        yield well(what, "304")
    else:
        yield advice(what, "The host sends the whole page each time.", "unchanged")


def _lasting(built: Built) -> str:
    return next(path for path in built.files if re.fullmatch(IMMUTABLE_PATH, path) and path.endswith(".js"))


def _seconds(answer: Answer) -> int | None:
    """How long browsers keep the response without asking; None if they guess."""
    control = answer.headers.get("cache-control", "").lower()
    if "no-cache" in control or "no-store" in control:
        return 0
    age = re.search(r"max-age=\"?(\d+)", control)
    return int(age[1]) if age else None
