"""A host with builds, and a page that has visited it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

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


@pytest.fixture
def visited(page: Page, host: Publisher) -> Page:
    """The home page on its first visit, when the site is kept, and what Python started with, too."""
    page.goto(host.address)
    page.locator(PYTHON_KEPT).wait_for(timeout=120_000)
    page.evaluate("window.same = true")
    return page


@pytest.fixture
def noise(page: Page) -> list[str]:
    """What is written to the console, and errors, so far."""
    texts: list[str] = []
    page.on("console", lambda message: texts.append(message.text))
    page.on("pageerror", lambda error: texts.append(error.message))
    return texts
