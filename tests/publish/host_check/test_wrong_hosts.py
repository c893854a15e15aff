"""The table says what is wrong with each host that is wrong on purpose, and nothing of what is right with it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from helper.publish.finish.compress import METHODS
from helper.publish.finish.hosts import host_files
from helper.publish.host_check.__main__ import check
from helper.publish.host_check.fetch import UnreachableError
from tests.support.listening import free_port
from tests.support.wrong_hosts import WRONG_HOSTS, WrongHost

DIGEST = "0123456789ab"
POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'self' blob:"
FILES = {
    "index.html": "<html><body>Home</body></html>",
    "404.html": "<html><body>Not here</body></html>",
    "guide/index.html": "<html><body>Guide</body></html>",
    "guide/words/index.html": "<html><body>Words</body></html>",
    "robots.txt": "User-agent: *\nAllow: /\n\nSitemap: https://a.example/sitemap.xml\n",
    "sw.js": 'const SITE = {"build": "0123456789ab"}\n',
    f"assets/helper/scripts-{DIGEST}/helper.js": "run()\n",
    f"assets/helper/pyodide-{DIGEST}/pyodide.asm.wasm": "wasm",
    f"assets/helper/styles-{DIGEST}/site.css": "a {}\nb {}\n",
    "assets/favicon.svg": "<svg/>",
}
WRONG = {
    "OnePage": {
        "Folder without a slash": "It shows a page at an address without a slash, so all links on it break.",
        "Missing page": "The host shows a page with the status 200, so search engines list addresses that are wrong.",
    },
    "Untyped": {
        "Folder without a slash": "The host answers 403.",
        "Missing page": "The host answers 403, and not 404.",
        "Type of .css": f"«text/plain» for assets/helper/styles-{DIGEST}/site.css, so browsers do not use it.",
        "Type of .js": f"«text/plain» for assets/helper/scripts-{DIGEST}/helper.js, so browsers do not use it.",
        "Type of .wasm": f"«text/plain» for assets/helper/pyodide-{DIGEST}/pyodide.asm.wasm, so browsers do not use it.",
        "Type of .svg": "«text/plain» for assets/favicon.svg, so browsers do not use it.",
    },
    "Altering": {
        "Missing page": "The status is 404, but the page is not our 404.html, which leads people on.",
        "Compression": f"assets/helper/scripts-{DIGEST}/helper.js cannot be read after «gzip» has been undone.",
        "Contents": "other line endings: assets/helper/styles-0123456789ab/site.css",
    },
    "Remembering": {
        "Caching of pages": "Browsers keep it for 31536000 seconds, so people see old pages.",
        "Caching of sw.js": "Browsers keep it for 31536000 seconds, so people see old pages.",
        "Caching of missing files": "Browsers keep the answer 404 for 31536000 seconds.",
        "Nothing unwanted": "The host sets the cookie «balance», but every page says “no cookies”.",
    },
    "Strict": {
        "Folder without a slash": "It leads to http://inside.example:8080/guide/words/, and not to",
        "Policy": "The host sends its own, without script-src 'wasm-unsafe-eval', worker-src blob:. Browsers obey both.",
        "Frames": "The host sends X-Frame-Options: SAMEORIGIN, but FRAME_ANCESTORS is *.",
    },
}
"""What is wrong with each host, and how its line in the table begins."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with one of each kind of file."""
    folder = tmp_path_factory.mktemp("small")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="")
    (folder / "_headers").write_text(host_files(folder, POLICY, "*")["_headers"], "utf-8")
    for suffix, method in METHODS.items():
        (folder / f"sw.js{suffix}").write_bytes(method(b"not served by these hosts"))
    return folder


@contextmanager
def serve(host: type[WrongHost], folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(host, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def rows(printed: str) -> dict[str, str]:
    """What is wrong, by the first column; the lines below one belong to it."""
    found: dict[str, str] = {}
    what = ""
    for line in printed.splitlines():
        if " WRONG " in line:
            what, _, rest = line.partition(" WRONG ")
            what = what.strip()
            found[what] = f"{found[what]} {rest.strip()}" if what in found else rest.strip()
        elif line.startswith("     ") and what and "→" not in line:
            found[what] += f" {line.strip()}"
        else:
            what = ""
    return found


@pytest.mark.parametrize("name", WRONG_HOSTS)
def test_what_is_wrong_is_told(small: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(WRONG_HOSTS[name], small) as url:
        assert check(url, small) == 1
    printed = capsys.readouterr().out
    told = rows(printed)
    assert set(told) == set(WRONG[name]), printed
    for what, text in WRONG[name].items():
        assert told[what].startswith(text), printed
    assert printed.count("→") >= len(told)


def test_a_page_with_something_added_is_told(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(WRONG_HOSTS["Altering"], small) as url:
        check(url, small)
    assert "something added: 404.html, guide/, guide/words/ and 1 more" in " ".join(capsys.readouterr().out.split())


def test_a_right_host_is_well(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(WrongHost, small) as url:
        assert check(url, small) == 0
    assert "could be better." in capsys.readouterr().out


def test_another_build_is_told_once(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in small.rglob("*"):
        if path.is_file():
            (tmp_path / path.relative_to(small)).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path.relative_to(small)).write_bytes(
                path.read_bytes().replace(b'"0123456789ab"', b'"fedcba987654"')
            )
    with serve(WrongHost, tmp_path) as url:
        assert check(url, small) == 1
    assert rows(capsys.readouterr().out) == {
        "Service worker": "The host has another build than the one in this folder."
    }


def test_a_host_that_does_not_answer_is_one_sentence(small: Path) -> None:
    with pytest.raises(
        UnreachableError, match=r"cannot be fetched: nothing listens there\. Start the host, or correct"
    ):
        check(f"http://127.0.0.1:{free_port()}/", small)
