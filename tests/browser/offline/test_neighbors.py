"""Other sites of the same origin keep what they have stored, and do not store for this one."""

from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from tests.browser.offline.conftest import visit
from tests.support.browser.offline import PYTHON_STORED, REGISTRATIONS, eventually
from tests.support.browser.publisher import Publisher
from tests.support.server import SUB_PATH

NAMES: Final = "caches.keys().then((names) => names.sort())"


def test_two_copies_on_one_host_store_their_own_files_and_delete_no_others(
    page: Page, host: Publisher, builds: dict[str, Path]
) -> None:
    """The service worker of the first copy is also responsible for the folder of the second until that has one."""
    copy = host.url.removesuffix("/") + SUB_PATH
    visit(page, host)
    page.evaluate("caches.open('theirs')")
    first = set(page.evaluate(NAMES)) - {"theirs"}
    page.goto(copy)
    page.locator(PYTHON_STORED).wait_for(timeout=120_000)
    assert sorted(page.evaluate(REGISTRATIONS)) == [host.url, copy]
    second = {name.replace(f" {host.url} ", f" {copy} ") for name in first}
    assert set(page.evaluate(NAMES)) == {"theirs"} | first | second
    host.publish(builds["Off"])
    page.goto(host.url)
    eventually(page, lambda: page.evaluate(REGISTRATIONS) == [copy])
    assert set(page.evaluate(NAMES)) == {"theirs"} | second
    host.trouble = "gone"
    response = page.goto(f"{copy}guide/delegates/")
    assert response is not None
    assert response.ok
