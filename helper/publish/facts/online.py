"""Asks the address of a source whether the page is still there and still has our quotes."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import unescape
from http import HTTPStatus
from time import monotonic
from typing import Final, Literal

import html5lib
import requests

type Finding = Literal["fine", "moved", "gone", "refused", "missing", "unreadable", "unreachable"]

TIMEOUT: Final = 20.0
"""In seconds, for a connection, for each part of a response, and for all of its text."""
MOST_BYTES: Final = 5_000_000
PERMANENT: Final = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
GONE: Final = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
READABLE: Final = ("text/html", "application/xhtml+xml", "text/plain")
AGENT: Final = "Mozilla/5.0 (compatible; checks whether the sources of a guide are still there)"
UNSHOWN: Final = ("script", "style", "template")
SAME: Final = str.maketrans({"“": '"', "”": '"', "\u2018": "'", "’": "'", "\u2010": "-", "\u2011": "-", "\u2013": "-"})
"""Characters that people use for one another."""


@dataclass(frozen=True)
class Answer:
    """What an address answered. `detail` is the new address, the status, the type, the reason, or a quote that is missing."""

    finding: Finding
    detail: str = ""


def ask(url: str, quotes: Collection[str], timeout: float = TIMEOUT) -> Sequence[Answer]:
    """What is to be said about the page at that URL, which should have the quotes. Never raises."""
    try:
        with requests.get(url, timeout=timeout, stream=True, headers={"User-Agent": AGENT}) as response:
            return _answers(response, quotes, timeout)
    except requests.RequestException as error:
        return [Answer("unreachable", _reason(error))]


def _answers(response: requests.Response, quotes: Collection[str], timeout: float) -> Sequence[Answer]:
    if response.status_code in GONE:
        return [Answer("gone", str(response.status_code))]
    if not response.ok:
        return [Answer("refused", str(response.status_code))]
    moved = [Answer("moved", response.url)] if _has_moved(response) else []
    kind, _, _ = response.headers.get("Content-Type", "text/html").partition(";")
    if quotes and kind.strip().lower() not in READABLE:
        return [*moved, Answer("unreadable", kind.strip() or "no type")]
    text = _text(response, timeout) if quotes else ""
    missing = [Answer("missing", quote) for quote in quotes if _plain(quote) not in text]
    return [*moved, *missing] or [Answer("fine")]


def _has_moved(response: requests.Response) -> bool:
    """Whether all redirects are for good. Others are the host's own business, such as a choice of language."""
    return bool(response.history) and all(each.status_code in PERMANENT for each in response.history)


def _text(response: requests.Response, timeout: float) -> str:
    data = b""
    end = monotonic() + timeout
    for chunk in response.iter_content(65_536):
        data += chunk
        if len(data) > MOST_BYTES:
            break
        if monotonic() > end:
            raise requests.Timeout
    # Some hosts name no encoding, and requests would then take Latin-1.
    named = response.encoding if "charset" in response.headers.get("Content-Type", "").lower() else None
    if response.headers.get("Content-Type", "").startswith("text/plain"):
        return _plain(data.decode(named or "utf-8", errors="replace"))
    page = html5lib.parse(data, transport_encoding=named, namespaceHTMLElements=False)
    for parent in list(page.iter()):
        for child in [child for child in parent if child.tag in UNSHOWN]:
            child.text = ""
            for below in list(child):
                child.remove(below)
    return _plain("".join(page.itertext()))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unescape(text).translate(SAME)).strip().casefold()


def _reason(error: requests.RequestException) -> str:
    if isinstance(error, requests.Timeout):
        return "it did not answer in time"
    if isinstance(error, requests.TooManyRedirects):
        return "it redirects without end"
    if isinstance(error, requests.exceptions.SSLError):
        return "its certificate is not valid"
    return "no connection"
