"""A host alters one file after another. Not a byte of them runs, and visitors get a slower start or links."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser.engines import IN_BOTH_ENGINES
from tests.support.browser.faulty_site import one_byte_flipped
from tests.support.browser.helper import SETTLED, STATE
from tests.support.browser.offline import eventually
from tests.support.browser.search import search
from tests.support.browser.wait import wait_until
from tests.support.faults.row import FALLBACK, IMAGE, LINKS, NONE
from tests.support.server import NOT_STORED, serve

REPORT: Final = b"fetch(`${origin}/ran`);\n"
"""Reports that a script has run, in a page or in a worker."""
REPORTED: Final = "/ran"
NEVER_CACHED: Final = b"/*\n  Cache-Control: no-store\n"
MEMORY: Final = "image.wasm"


@dataclass
class Host:
    """The host: it alters the file whose name matches `altered`, fails for `missing`, and counts what it has altered."""

    url: str = ""
    altered: str = ""
    missing: str = ""
    times: int = 0
    ran: list[str] = field(default_factory=list)

    def guard(self, request: SimpleHTTPRequestHandler) -> bool:
        """Answer a request that is not to be answered as it should be."""
        path = Path(request.path.partition("?")[0])
        if request.path == REPORTED:
            self.ran.append(self.altered)
        if self.missing and path.match(self.missing):
            request.send_error(HTTPStatus.NOT_FOUND)
            return False
        if not self.altered or not path.match(self.altered):
            return True
        file = Path(request.translate_path(request.path))
        sound = file.read_bytes()
        data = REPORT + sound if path.suffix == ".js" else one_byte_flipped(sound)
        self.times += 1
        request.send_response(HTTPStatus.OK)
        request.send_header("Content-Type", request.guess_type(file))
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)
        return False


@contextmanager
def tampering_host(site: Path) -> Iterator[Host]:
    host = Host()
    with serve(site, guards=[host.guard], overlay={**NOT_STORED, "_headers": NEVER_CACHED}) as host.url:
        yield host


def visit(page: Page, host: Host, state: tuple[str | None, str | None]) -> None:
    """Open the home page. Expect Python to start in that way."""
    page.goto(host.url)
    if state == NONE:
        expect(page.locator("a[data-option='no']")).to_be_visible()
    else:
        wait_until(page, SETTLED)
    assert tuple(page.evaluate(STATE)) == state, host.altered


@pytest.mark.attack(
    "The host",
    "It alters a script, a worker, WebAssembly or a file of Python, on first or later visits",
    "Nothing of it runs. Python starts in the slower way, or answers are links",
)
@IN_BOTH_ENGINES
def test_not_a_byte_of_an_altered_file_runs(engine_browser: Browser, site: Path) -> None:
    with tampering_host(site) as host, engine_browser.new_context() as context:
        page = context.new_page()
        visit(page, host, IMAGE)
        assert search(page, "delegate").startswith(host.url)
        for host.altered, host.missing, state in (
            ("bundle.*.js", "", IMAGE),
            ("search.*.js", "", IMAGE),
            ("helper.js", "", NONE),
            (MEMORY, "", FALLBACK),
            ("pyodide.asm.wasm", MEMORY, LINKS),
            ("fallback.js", MEMORY, LINKS),
            ("python_stdlib.zip", MEMORY, LINKS),
            ("pyodide-lock.json", MEMORY, LINKS),
            ("jinja2-*.whl", MEMORY, LINKS),
            ("kasper_access_guide-*.whl", MEMORY, LINKS),
            # The next visits to what is now in order.
            ("", MEMORY, FALLBACK),
            ("", "", IMAGE),
        ):
            host.times = 0
            visit(page, host, state)
            if host.altered.startswith(("bundle", "search")):
                page.click(".md-search__input")
                expect(page.locator(".md-search")).to_be_hidden()
            assert (host.times > 0) is bool(host.altered)
        host.altered = "frame.js"
        page.goto(f"{host.url}embed/")
        expect(page.locator("a[data-option='no']")).to_be_visible()
        page.wait_for_load_state("load")
    assert host.ran == []


def test_a_script_that_runs_is_noticed(page: Page, site: Path) -> None:
    with tampering_host(site) as host:
        page.goto(f"{host.url}robots.txt")
        page.evaluate(REPORT.decode())
        page.evaluate(f"new Worker(URL.createObjectURL(new Blob([{REPORT.decode().strip()!r}])))")
        eventually(page, lambda: len(host.ran) == 2)
