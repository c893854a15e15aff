"""Other sites of the same origin keep what they have stored, and do not store for this one."""

from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page

from tests.support.browser.offline import HOW_FAR, REGISTRATIONS, STORED, eventually
from tests.support.browser.publisher import Publisher
from tests.support.browser.wait import IDLE
from tests.support.server import SUB_PATH

NAMES: Final = "caches.keys().then((names) => names.sort())"


@pytest.mark.attack("The browser’s storage", "Two copies of this site share an origin", "Each keeps to its own files")
def test_two_copies_on_one_host_store_their_own_files_and_delete_no_others(
    page: Page, host: Publisher, builds: dict[str, Path]
) -> None:
    copy = host.url.removesuffix("/") + SUB_PATH
    page.goto(f"{host.url}guide/about/")
    page.locator(STORED).wait_for(timeout=120_000)
    page.evaluate("caches.open('theirs')")
    # Until the copy in the folder has a service worker, that of the host's root is responsible for it.
    host.held = [f"{SUB_PATH}guide/delegates/"]
    page.goto(f"{copy}guide/about/")
    eventually(page, lambda: host.asked[f"{SUB_PATH}guide/delegates/"] == 1)
    page.evaluate(IDLE)
    assert page.evaluate(HOW_FAR) is None
    host.held = ()
    page.locator(STORED).wait_for(timeout=120_000)
    assert sorted(page.evaluate(REGISTRATIONS)) == [host.url, copy]
    names = page.evaluate(NAMES)
    [of_copy] = [name for name in names if f" {copy} " in name]
    assert names == sorted(["theirs", of_copy, of_copy.replace(copy, host.url)])
    host.publish(builds["Off"])
    page.goto(host.url)
    eventually(page, lambda: page.evaluate(REGISTRATIONS) == [copy])
    assert page.evaluate(NAMES) == sorted(["theirs", of_copy])
    host.trouble = "gone"
    response = page.goto(f"{copy}guide/delegates/")
    assert response is not None
    assert response.ok
