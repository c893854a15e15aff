"""Requests to a host, without following redirects and without undoing its compression."""

import http.client
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from helper.model.errors import HelperError

SECONDS: Final = 20
LOCAL: Final = ("127.0.0.1", "localhost", "::1")


class UnreachableError(HelperError):
    """The host does not answer. The message says why."""


@dataclass(frozen=True)
class Answer:
    """A response: `headers` by names in lower case, and the body as it was sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        """The media type, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class _NotFollowed(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


class Host:
    """The site at a URL, which ends with a slash."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._opener = build_opener(_NotFollowed)

    @property
    def is_local(self) -> bool:
        """Whether it is this machine, where browsers need no HTTPS."""
        return urlsplit(self.url).hostname in LOCAL

    def address(self, path: str) -> str:
        """The URL of a path below that of the site."""
        return self.url + quote(path)

    def get(self, path: str, **headers: str) -> Answer:
        """The response for a path below the URL. An underscore in a header’s name stands for a hyphen. Raises UnreachableError."""
        sent = {"Accept-Encoding": "identity"} | {name.replace("_", "-"): value for name, value in headers.items()}
        request = Request(self.address(path), headers=sent)  # noqa: S310 - the scheme has been checked
        try:
            try:
                response = self._opener.open(request, timeout=SECONDS)
            except HTTPError as error:
                response = error
            with response:
                return Answer(response.status, _combined(response.headers), response.read())
        except (OSError, http.client.HTTPException) as error:
            raise UnreachableError(f"{self.url}{path} cannot be fetched: {_reason(error)}") from error


def _combined(headers: Any) -> Mapping[str, str]:
    names = {name.lower() for name in headers}
    return {name: ", ".join(headers.get_all(name)) for name in names}


def _reason(error: Exception) -> str:
    reason = error.reason if isinstance(error, URLError) else error
    match reason:
        case ssl.SSLError():
            return f"its certificate or its HTTPS is not valid ({reason.reason}). Renew the certificate, or correct the URL."
        case TimeoutError():
            return f"no answer came within {SECONDS} seconds. Check that the host runs and that a firewall lets you through."
        case ConnectionRefusedError():
            return "nothing listens there. Start the host, or correct the port in the URL."
        case socket.gaierror():
            return "its name has no address. Correct the URL, or check your network."
        case http.client.IncompleteRead():
            return "the response ended too early. Look into the log of the host."
        case _:
            return f"{reason or type(reason).__name__}. Check the URL and your network."
