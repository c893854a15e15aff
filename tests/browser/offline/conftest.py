"""A host with builds, and pages that have visited it. A first visit is slow, so tests that change no build share one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.browser.offline import PYTHON_KEPT
from tests.support.browser.publisher import Publisher, make_build, publisher


@pytest.fixture(scope="session")
def builds(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Three builds; the one called “Off” is without offline use."""
    folder = tmp_path_factory.mktemp("builds")
    return {name: make_build(site, folder, name, offline=name != "Off") for name in ("One", "Two", "Off")}


@pytest.fixture
def host(builds: dict[str, Path], tmp_path: Path) -> Iterator[Publisher]:
    """A host with the first build."""
    with publisher(tmp_path, builds["One"]) as started:
        yield started


def visit(page: Page, host: Publisher) -> None:
    """Open the home page and wait until the site is stored, and what Python started with, too."""
    page.goto(host.address)
    page.locator(PYTHON_KEPT).wait_for(timeout=120_000)


@pytest.fixture
def visited(page: Page, host: Publisher) -> Page:
    """The home page on its first visit, when everything is stored."""
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
    """A page of a second visit, during which the host is gone."""
    page = shared_context.new_page()
    # The service worker remembers whether the host answered last.
    page.goto(f"{shared_host.address}guide/about/")
    shared_host.trouble = "gone"
    yield page
    shared_host.trouble = None
    page.close()


@pytest.fixture
def noise(page: Page) -> list[str]:
    """What is written to the console, and errors, so far."""
    texts: list[str] = []
    page.on("console", lambda message: texts.append(message.text))
    page.on("pageerror", lambda error: texts.append(error.message))
    return texts
