"""Checks addresses: what makes a URL one that a page, a header or a mail program would take for something else."""

import re
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit

WEB: Final = ("https", "http")
FORBIDDEN: Final = re.compile(r"[^!#-;=?-\[\]_a-z~]|%(?![0-9A-Fa-f]{2})")
"""A character that no URL has (RFC 3986). Browsers drop some of them and read others as a slash."""
HOST: Final = re.compile(
    r"(?=.{1,253}\Z)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*", re.I
)
IP_6: Final = re.compile(r"\[[0-9A-Fa-f:.]+\]")
MAILTO: Final = re.compile(r"mailto:[\w.+-]+@(?P<host>[\w.-]+)", re.ASCII)
TEL: Final = re.compile(r"tel:\+?[0-9]+(-[0-9]+)*(,[0-9]+)?")


def web_problem(url: str, *, whole: bool = True) -> str | None:
    """What is wrong with the absolute URL of a web page, as the end of a sentence that begins with “it”, or None.

    If `whole`, it must name a page or folder and nothing more: no query and no fragment.
    """
    if FORBIDDEN.search(url):
        return "has a space or another character that a URL cannot have"
    try:
        problem = _problem(urlsplit(url))
    except ValueError:  # brackets without an address, or a port that is not a number
        return "has no valid host"
    extra = re.search("[?#]", url) if whole else None
    return problem or (f"has more after the path (“{extra[0]}”), which would be lost" if extra else None)


def link_problem(url: str) -> str | None:
    """The same for a link: a URL as above with any query and fragment, `mailto:`, `tel:`, or relative to the page.

    After the host it may have letters and digits of any script, which browsers encode.
    """
    url = "".join(quote(character) if character.isalnum() else character for character in url)
    if FORBIDDEN.search(url):
        return "has a space or another character that a URL cannot have"
    scheme, colon, _ = re.split("[/?#]", url, maxsplit=1)[0].partition(":")
    if not colon:
        return "names a host but no scheme" if url.startswith("//") else None
    match scheme.lower():
        case "http" | "https":
            return web_problem(url, whole=False)
        case "mailto":
            return None if is_mailto(url) else "is not mailto: with one address and nothing more"
        case "tel":
            return None if TEL.fullmatch(url) else "is not tel: with digits"
        case _:
            return "does not begin with https:, http:, mailto: or tel:"


def is_mailto(url: str) -> bool:
    """Whether the URL is `mailto:` with one address, and nothing that would fill in the message."""
    found = MAILTO.fullmatch(url)
    return bool(found and "." in found["host"] and HOST.fullmatch(found["host"]))


def _problem(parts: SplitResult) -> str | None:
    if parts.scheme not in WEB or not parts.netloc:
        return "does not begin with https:// or http://"
    if "@" in parts.netloc:
        return "has a user name or a password, which everyone could read"
    host = parts.netloc if parts.port is None else parts.netloc.rpartition(":")[0]
    if not (HOST.fullmatch(host) or IP_6.fullmatch(host)):
        return "has no valid host"
    return None
