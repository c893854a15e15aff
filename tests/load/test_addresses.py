"""However an address is written, nginx and Caddy send what is right for the file that they serve, or for an error."""

import socket
from collections import defaultdict
from collections.abc import Iterator, Mapping
from http.client import HTTPResponse
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import pytest

from tests.load.test_hosts import LASTING, SHARED, Response
from tests.support.addresses import NOWHERE, SEEN, forms
from tests.support.hosts import HOSTS, HostMissingError
from tests.support.page import parse
from tests.support.project import ROOT
from tests.support.server import SUB_PATH

PAGE = "helper/kog-no/"
POLICY, CACHING, SHARING = "content-security-policy", "cache-control", "access-control-allow-origin"
BARE = b"400 Bad Request"
"""How Caddy’s HTTP server refuses a request that it cannot read, before any settings count."""


@pytest.fixture(scope="module", params=["", SUB_PATH[1:]], ids=["root", "sub-path"])
def prefix(request: pytest.FixtureRequest) -> str:
    prefix: str = request.param
    return prefix


@pytest.fixture(scope="module", params=HOSTS)
def host(request: pytest.FixtureRequest, site: Path, prefix: str) -> Iterator[str]:
    """The URL of the site on a host, at its root or below a sub-path."""
    # nginx may give up root's rights, so the folder is where it can read.
    with TemporaryDirectory(dir=ROOT / "build") as folder:
        link = Path(folder, prefix or "site")
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(site, target_is_directory=True)
        Path(folder).chmod(0o755)
        try:
            with HOSTS[request.param](Path(folder) if prefix else site) as url:
                yield url + prefix
        except HostMissingError as error:
            pytest.skip(f"{request.param}: {error}")


@pytest.fixture(scope="module")
def policy(site: Path) -> str:
    [meta] = parse(site, "").find("meta[@http-equiv='Content-Security-Policy']")
    return f"{meta.get('content')}; frame-ancestors *"


@pytest.fixture(scope="module")
def paths(site: Path) -> Mapping[bytes, list[str]]:
    """The paths of the files with the same contents, by these."""
    found = defaultdict(list)
    for path in site.rglob("*"):
        if path.is_file():
            found[path.read_bytes()].append(path.relative_to(site).as_posix())
    return found


@pytest.fixture(scope="module")
def script(site: Path) -> str:
    """The path of a script that is cached for good and shared."""
    [file] = site.glob("assets/helper/scripts-*/helper.js")
    return file.relative_to(site).as_posix()


def ask(root: str, address: str, method: str = "GET", **headers: str) -> Response:
    """Send the address below the root as it is written, unlike most clients."""
    parts = urlsplit(root)
    fields = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    head = f"{method} {parts.path}{address} HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close\r\n{fields}\r\n"
    with socket.create_connection((parts.hostname or "", parts.port or 80), 10) as connection:
        connection.sendall(head.encode())
        sent = HTTPResponse(connection, method=method)
        sent.begin()
        return Response(sent.status, {name.lower(): value for name, value in sent.getheaders()}, sent.read())


def problems(response: Response, policy: str, served: list[str]) -> list[str]:
    """What is wrong with the headers of a response with the contents of those files, or of an error if there are none."""
    headers = response.headers
    if response.status == 400 and response.body.startswith(BARE):
        return [name for name in (CACHING, SHARING) if name in headers]
    good = response.status == 200 and served
    forever = good and all(path.startswith(LASTING) for path in served)
    shared = good and all(path.startswith(SHARED) for path in served)
    kind = "text/html; charset=utf-8" if good and served[0].endswith(".html") else None
    checks = {
        POLICY: headers.get(POLICY) == policy,
        CACHING: headers.get(CACHING) == ("public, max-age=31536000, immutable" if forever else "no-cache"),
        SHARING: headers.get(SHARING) == ("*" if shared else None),
        "content-type": headers.get("content-type") == kind if kind else True,
        "contents": response.status != 200 or bool(served),
    }
    return [name for name, right in checks.items() if not right]


@pytest.mark.attack(
    "Links",
    "The address of a file is written with encoded slashes or dots, doubled slashes, another case or a null byte, in hundreds of forms",
    "nginx and Caddy send the policy, the caching and the sharing of what they serve",
)
def test_headers_belong_to_what_is_served_however_its_address_is_written(
    host: str, policy: str, paths: Mapping[bytes, list[str]], script: str
) -> None:
    wrong, served = {}, set()
    for address in forms(PAGE, script):
        response = ask(host, address)
        found = paths.get(response.body, [])
        if response.status == 200:
            served.update(found)
        if problem := problems(response, policy, found):
            wrong[address] = (response.status, problem)
    assert wrong == {}
    assert served >= {f"{PAGE}index.html", script, "index.html", "404.html", "sw.js"}


def test_the_address_that_once_had_the_policy_of_workers_has_that_of_its_page(host: str, policy: str) -> None:
    response = ask(host, SEEN)
    assert response.status in (200, 404)
    assert response.headers[POLICY] == policy
    assert response.headers[CACHING] == "no-cache"


@pytest.mark.parametrize("address", ["nowhere.js", NOWHERE, "nowhere.wasm", "assets/nowhere/", "%00", "%zz"])
def test_an_error_is_a_page_that_is_not_cached_or_shared(host: str, policy: str, address: str) -> None:
    response = ask(host, address)
    assert response.status in (400, 404, 500)
    assert problems(response, policy, []) == []
    assert response.headers.get("content-type", "text/html").startswith(("text/html", "text/plain"))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_another_method_is_an_error_for_every_form(host: str, policy: str, script: str, method: str) -> None:
    for address in (PAGE, script, SEEN, NOWHERE):
        response = ask(host, address, method)
        assert response.status in (404, 405), address
        assert problems(response, policy, []) == [], address
        assert "javascript" not in response.headers.get("content-type", ""), address


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Range": "bytes=0-9"}, 206),
        ({"Range": "bytes=99999999-"}, 416),
        ({"If_Match": '"another"'}, 412),
        ({"If_Unmodified_Since": "Thu, 01 Jan 1998 00:00:00 GMT"}, 412),
    ],
)
def test_part_of_a_file_or_a_refusal_is_not_cached_or_shared(
    host: str, policy: str, script: str, headers: dict[str, str], status: int
) -> None:
    response = ask(host, script, **headers)
    assert response.status == status
    assert problems(response, policy, []) == []


def test_a_file_that_has_not_changed_stays_cached(host: str, policy: str, script: str) -> None:
    tag = ask(host, script).headers["etag"]
    for method, headers, status in (("GET", {"If_None_Match": tag}, 304), ("HEAD", {}, 200)):
        response = ask(host, script, method, **headers)
        assert response.status == status
        assert response.headers[CACHING] == "public, max-age=31536000, immutable"
        assert response.headers[SHARING] == "*"
        assert response.headers[POLICY] == policy
