"""A site that somebody visited once opens without a network."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.support.browser.engines import NAMES, engine
from tests.support.browser.helper import SETTLED, STATE, choose
from tests.support.browser.offline import HOW_FAR, KEPT, REGISTRATIONS, build_of, kept_builds
from tests.support.browser.publisher import Publisher, Trouble
from tests.support.browser.search import search
from tests.support.browser.skip import skipped_without
from tests.support.browser.wait import wait_until
from tests.support.page import site_paths
from tests.support.server import SUB_PATH

ONE_DONE: Final = re.compile(r"^1 of \d+ steps done")


def test_on_a_second_visit_guide_and_live_helper_need_no_network(offline: Page, shared_host: Publisher) -> None:
    offline.goto(f"{shared_host.address}guide/link-account/")
    expect(offline.locator("h1")).to_have_text("Link an existing KASPER account")
    assert offline.evaluate("document.fonts.ready.then((fonts) => [...fonts].map(({ status }) => status))") == [
        "loaded"
    ]
    offline.goto(shared_host.address)
    wait_until(offline, SETTLED)
    assert offline.evaluate(STATE) == ["ready", "image"]
    offline.evaluate("window.same = true")
    choose(offline, "no", "yes", "no")
    expect(offline.locator("[data-outcome='recover-and-link']")).to_be_visible()
    assert offline.evaluate("window.same")
    assert offline.url == f"{shared_host.address}helper/kog-no/kasper-yes/old-sign-in-no/"
    offline.reload()
    expect(offline.locator("[data-outcome='recover-and-link']")).to_be_visible()


def test_ticks_and_progress_survive_a_reload_without_a_network(offline: Page, shared_host: Publisher) -> None:
    offline.goto(f"{shared_host.address}helper/kog-no/kasper-no/")
    offline.locator(".helper-tick input").nth(1).check()
    expect(offline.locator(".helper-checklist-progress")).to_have_text(ONE_DONE, timeout=120_000)
    offline.reload()
    expect(offline.locator(".helper-tick input").nth(1)).to_be_checked()
    expect(offline.locator(".helper-checklist-progress")).to_have_text(ONE_DONE, timeout=120_000)


def test_every_page_opens_without_a_network_with_everything_it_loads(
    offline: Page, shared_host: Publisher, site: Path
) -> None:
    failed: list[str] = []
    offline.on("requestfailed", lambda request: failed.append(request.url))
    for path in [path for path in site_paths(site) if not path.startswith("helper/kog")]:
        response = offline.goto(shared_host.address + path)
        assert response is not None
        assert response.ok, path
        assert build_of(offline) == {"One"}
    # Python is let go where its page is left before it has started; what is for other sites is not kept.
    assert [address for address in failed if "/assets/helper/py" not in address and "/embed" not in address] == []


def test_the_search_works_without_a_network(offline: Page, shared_host: Publisher) -> None:
    offline.goto(f"{shared_host.address}guide/about/")
    assert search(offline, "delegate") == f"{shared_host.address}guide/delegates/"
    offline.keyboard.press("Enter")
    offline.wait_for_url(f"{shared_host.address}guide/delegates/*")
    expect(offline.locator("h1")).to_have_text("Delegates")


def test_an_unknown_url_shows_the_page_for_unknown_urls(offline: Page, shared_host: Publisher) -> None:
    response = offline.goto(f"{shared_host.address}nowhere/")
    assert response is not None
    assert response.status == 404
    expect(offline.locator("h1")).to_have_text("This page does not exist")
    offline.goto(f"{shared_host.address}helper/kog-no/kasper-maybe/")
    expect(offline.locator("[data-question='kasper']")).to_be_visible(timeout=120_000)
    assert offline.url == f"{shared_host.address}helper/kog-no/"


def test_a_url_means_the_same_without_a_network(offline: Page, shared_host: Publisher) -> None:
    for path, shown in (
        ("index.html", "index.html"),
        ("?a=b", "?a=b"),
        ("guide/delegates/index.html", "guide/delegates/index.html"),
        ("guide/delegates", "guide/delegates/"),
        ("guide/delegates?h=a%20b", "guide/delegates/?h=a%20b"),
        ("guide/delegates/?h=delegate#top", "guide/delegates/?h=delegate#top"),
    ):
        for trouble in (None, "gone"):
            shared_host.trouble = trouble
            offline.goto("about:blank")
            response = offline.goto(shared_host.address + path)
            assert response is not None
            assert response.ok, (path, trouble)
            assert offline.url == shared_host.address + shown, (path, trouble)


@pytest.mark.parametrize("trouble", ["silent", "failing"])
def test_a_host_in_trouble_is_as_good_as_none(offline: Page, shared_host: Publisher, trouble: Trouble) -> None:
    shared_host.trouble = None
    offline.goto(f"{shared_host.address}guide/about/")
    shared_host.trouble = trouble
    offline.goto(f"{shared_host.address}guide/delegates/")
    expect(offline.locator("h1")).to_have_text("Delegates")
    assert build_of(offline) == {"One"}
    offline.goto(f"{shared_host.address}helper/kog-no/")
    wait_until(offline, SETTLED)
    assert offline.evaluate(STATE) == ["ready", "image"]


def test_only_the_site_s_own_folder_is_stored_and_answered_for(page: Page, host: Publisher) -> None:
    address = host.address.removesuffix("/") + SUB_PATH
    page.goto(f"{address}guide/about/")
    page.locator(KEPT).wait_for(timeout=120_000)
    assert page.evaluate(REGISTRATIONS) == [address]
    assert kept_builds(page) == ["1"]
    host.trouble = "gone"
    response = page.goto(f"{address}guide/delegates/")
    assert response is not None
    assert response.ok
    for options in ({"headers": {"Range": "bytes=0-9"}}, {"method": "HEAD"}):
        assert page.evaluate("options => fetch('', options).then(({ status }) => status, () => 0)", options) != 200
    assert page.evaluate("fetch('/guide/delegates/').then(() => true, () => false)") is False


@pytest.mark.parametrize("name", NAMES)
def test_in_every_engine_a_second_visit_needs_no_network_and_python_is_downloaded_once(
    playwright: Playwright,
    host: Publisher,
    builds: dict[str, Path],
    record_property: Callable[[str, object], None],
    name: str,
) -> None:
    with skipped_without(name), engine(name, playwright) as started, started.page() as page:
        record_property("engine", started.version)
        page.goto(host.address)
        page.wait_for(f"{HOW_FAR} === 'runtime'")
        host.trouble = "gone"
        page.goto(f"{host.address}guide/delegates")
        page.wait_for("document.querySelector('h1').textContent === 'Delegates'")
        page.goto(host.address)
        page.wait_for(f"({STATE}).join() === 'ready,image'")
        page.click("a[data-option='no']")
        page.wait_for("document.querySelector('[data-question=\"kasper\"]') !== null")
        host.trouble = None
        host.publish(builds["Two"])
        page.reload()
        page.wait_for("document.title.endsWith('Two') && document.documentElement.dataset.scripts === 'Two'")
        page.wait_for(f"{HOW_FAR} === 'runtime'")
        asked = {path.rpartition("/")[2]: times for path, times in host.asked.items() if "/assets/helper/py" in path}
        # WebKitGTK's own cache does not keep files as large as Pyodide's.
        assert name == "webkit" or asked == {"image.bin": 1, "pyodide.asm.wasm": 1, "pyodide.asm.js": 1}
