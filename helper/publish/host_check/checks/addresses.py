"""Which address gives which page."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urljoin, urlsplit

from helper.publish.host_check.built import Built
from helper.publish.host_check.fetch import Answer, Host
from helper.publish.host_check.result import Result, advice, well, wrong

MOVED: Final = (301, 302, 307, 308)
NOWHERE: Final = "no-such-page-anywhere/"
NOT_FOUND: Final = "404.html"


def named(host: Host, built: Built) -> Iterator[Result]:
    """The address that the pages name is that of the host."""
    what = "Address in the pages"
    if built.address == host.url:
        yield well(what, host.url)
    elif urlsplit(built.address).path != urlsplit(host.url).path:
        here, there = urlsplit(built.address).path, urlsplit(host.url).path
        yield wrong(what, f"Its pages lead to {here}, and not to {there}.", "address")
    elif host.is_local:
        yield well(what, f"{built.address}, which this machine stands in for")
    else:
        yield wrong(what, f"The pages name {built.address}, and not {host.url}.", "address")


def encrypted(host: Host, built: Built) -> Iterator[Result]:
    """Browsers need HTTPS for Python and for offline use."""
    what = "HTTPS"
    if host.url.startswith("https:"):
        yield well(what, "yes")
    elif host.is_local:
        yield well(what, "not needed on this machine")
    else:
        yield wrong(what, "The URL begins with http://, so browsers refuse offline use and copying.", "https")


def first_page(host: Host, built: Built) -> Iterator[Result]:
    """The URL itself shows the first page."""
    yield _page("First page", host.get(""), "folder")


def folder(host: Host, built: Built) -> Iterator[Result]:
    """A folder with a slash shows its page."""
    yield _page("Folder with a slash", host.get(built.page), "folder")


def _page(what: str, answer: Answer, remedy: str) -> Result:
    if answer.status == 200 and answer.kind == "text/html":
        return well(what, "200")
    moved = f" and leads to {answer.headers.get('location')}" if answer.status in MOVED else ""
    return wrong(what, f"The host answers {answer.status}{moved}, {answer.kind or 'without a type'}.", remedy)


def folder_without_slash(host: Host, built: Built) -> Iterator[Result]:
    """A folder without a slash leads to the one with it, because links in pages are relative."""
    what = "Folder without a slash"
    answer = host.get(built.page.removesuffix("/"))
    own = host.address(built.page)
    target = urljoin(own.removesuffix("/"), answer.headers.get("location", ""))
    if answer.status in MOVED and target == own:
        yield well(what, f"{answer.status} to the one with a slash")
    elif answer.status in MOVED:
        yield wrong(what, f"It leads to {target}, and not to {own}.", "redirect")
    elif answer.status == 200:
        yield wrong(what, "It shows a page at an address without a slash, so all links on it break.", "slash")
    else:
        yield wrong(what, f"The host answers {answer.status}.", "slash")


def index_page(host: Host, built: Built) -> Iterator[Result]:
    """The name of the file shows the page, too, or leads to its folder."""
    what = "Index page by name"
    answer = host.get(f"{built.page}index.html")
    own = host.address(built.page)
    target = urljoin(own, answer.headers.get("location", ""))
    if answer.status == 200 or (answer.status in MOVED and target == own):
        yield well(what, str(answer.status))
    else:
        yield advice(what, f"The host answers {answer.status}, so links that name index.html fail.", "folder")


def missing_page(host: Host, built: Built) -> Iterator[Result]:
    """An address that does not exist gets the status 404 and our page, which leads on."""
    what = "Missing page"
    answer = host.get(NOWHERE)
    if answer.status == 200:
        yield wrong(
            what, "The host shows a page with the status 200, so search engines list addresses that are wrong.", "404"
        )
    elif answer.status != 404:
        yield wrong(what, f"The host answers {answer.status}, and not 404.", "404")
    elif answer.body != built.read(NOT_FOUND):
        yield wrong(what, "The status is 404, but the page is not our 404.html, which leads people on.", "404")
    else:
        yield well(what, "404 with our page")
