"""A host that publishes builds, and pages that have visited it.

A first visit is slow, so tests that publish nothing share one.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.browser.offline import PYTHON_STORED
from tests.support.browser.publisher import Publisher, make_build, publisher


@pytest.fixture(scope="session")
def builds(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Three builds by name; “Off” is built without offline use."""
    folder = tmp_path_factory.mktemp("builds")
    return {name: make_build(site, folder, name, offline=name != "Off") for name in ("One", "Two", "Off")}


@pytest.fixture
def host(builds: dict[str, Path], tmp_path: Path) -> Iterator[Publisher]:
    """A host that publishes the first build."""
    with publisher(tmp_path, builds["One"]) as started:
        yield started


def visit(page: Page, host: Publisher) -> None:
    """Open the home page and wait until the site and the files that Python started with are stored."""
    page.goto(host.url)
    page.locator(PYTHON_STORED).wait_for(timeout=120_000)


@pytest.fixture
def visited(page: Page, host: Publisher) -> Page:
    """The home page on a first visit, with everything stored."""
    visit(page, host)
    page.evaluate("window.same = true")
    return page


@pytest.fixture(scope="module")
def shared_host(builds: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Publisher]:
    with publisher(tmp_path_factory.mktemp("shared"), builds["One"]) as started:
        yield started


@pytest.fixture(scope="module")
def shared_context(browser: Browser, shared_host: Publisher) -> Iterator[BrowserContext]:
    with browser.new_context() as context:
        page = context.new_page()
        visit(page, shared_host)
        page.close()
        yield context


@pytest.fixture
def offline(shared_context: BrowserContext, shared_host: Publisher) -> Iterator[Page]:
    """A page on a second visit, during which the host is unreachable."""
    page = shared_context.new_page()
    # The service worker remembers whether the host answered the last request.
    page.goto(f"{shared_host.url}guide/about/")
    shared_host.trouble = "gone"
    yield page
    shared_host.trouble = None
    page.close()


@pytest.fixture
def noise(page: Page) -> list[str]:
    """Console messages and uncaught errors so far."""
    texts: list[str] = []
    page.on("console", lambda message: texts.append(message.text))
    page.on("pageerror", lambda error: texts.append(error.message))
    return texts
