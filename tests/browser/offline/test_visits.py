"""A site that was visited once opens without a network."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.support.browser.engines import NAMES, engine
from tests.support.browser.helper import STATE, choose
from tests.support.browser.offline import HOW_FAR, KEPT, REGISTRATIONS, SETTLED, build_of, kept_builds
from tests.support.browser.publisher import Publisher, Trouble
from tests.support.browser.search import search
from tests.support.browser.skip import skipped_without
from tests.support.page import site_paths
from tests.support.server import SUB_PATH

ONE_DONE: Final = re.compile(r"^1 of \d+ steps done")


def test_a_second_visit_needs_no_network_guide_and_live_helper_alike(visited: Page, host: Publisher) -> None:
    host.trouble = "gone"
    visited.goto(f"{host.address}guide/link-account/")
    expect(visited.locator("h1")).to_have_text("Link an existing KASPER account")
    assert visited.evaluate("document.fonts.ready.then((fonts) => [...fonts].map(({ status }) => status))") == [
        "loaded"
    ]
    visited.goto(host.address)
    visited.locator(SETTLED).wait_for(timeout=120_000)
    assert visited.evaluate(STATE) == ["ready", "image"]
    visited.evaluate("window.same = true")
    choose(visited, "no", "yes", "no")
    expect(visited.locator("[data-outcome='recover-and-link']")).to_be_visible()
    assert visited.evaluate("window.same")
    assert visited.url == f"{host.address}helper/kog-no/kasper-yes/old-sign-in-no/"
    visited.reload()
    expect(visited.locator("[data-outcome='recover-and-link']")).to_be_visible()


def test_ticks_and_progress_survive_a_reload_without_a_network(visited: Page, host: Publisher) -> None:
    host.trouble = "gone"
    visited.goto(f"{host.address}helper/kog-no/kasper-no/")
    visited.locator(".helper-tick input").nth(1).check()
    expect(visited.locator(".helper-checklist-progress")).to_have_text(ONE_DONE, timeout=120_000)
    visited.reload()
    expect(visited.locator(".helper-tick input").nth(1)).to_be_checked()
    expect(visited.locator(".helper-checklist-progress")).to_have_text(ONE_DONE, timeout=120_000)


def test_every_page_opens_without_a_network_with_all_that_it_loads(visited: Page, host: Publisher, site: Path) -> None:
    host.trouble = "gone"
    failed: list[str] = []
    visited.on("requestfailed", lambda request: failed.append(request.url))
    for path in [path for path in site_paths(site) if not path.startswith("helper/kog")]:
        response = visited.goto(host.address + path)
        assert response is not None
        assert response.ok, path
        assert build_of(visited) == {"One"}
    # Python is let go where its page is left before it has started; what is for other sites is not kept.
    assert [address for address in failed if "/assets/helper/py" not in address and "/embed" not in address] == []


def test_the_search_works_without_a_network(visited: Page, host: Publisher) -> None:
    host.trouble = "gone"
    visited.goto(f"{host.address}guide/about/")
    assert search(visited, "delegate") == f"{host.address}guide/delegates/"
    visited.keyboard.press("Enter")
    visited.wait_for_url(f"{host.address}guide/delegates/*")
    expect(visited.locator("h1")).to_have_text("Delegates")


def test_an_unknown_address_shows_the_page_for_lost_addresses(visited: Page, host: Publisher) -> None:
    host.trouble = "gone"
    response = visited.goto(f"{host.address}nowhere/")
    assert response is not None
    assert response.status == 404
    expect(visited.locator("h1")).to_have_text("This page does not exist")
    visited.goto(f"{host.address}helper/kog-no/kasper-maybe/")
    expect(visited.locator("[data-question='kasper']")).to_be_visible(timeout=120_000)
    assert visited.url == f"{host.address}helper/kog-no/"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("index.html", "index.html"),
        ("?a=b", "?a=b"),
        ("guide/delegates/index.html", "guide/delegates/index.html"),
        ("guide/delegates", "guide/delegates/"),
        ("guide/delegates?h=a%20b", "guide/delegates/?h=a%20b"),
        ("guide/delegates/?h=delegate#top", "guide/delegates/?h=delegate#top"),
    ],
)
def test_an_address_means_the_same_without_a_network(visited: Page, host: Publisher, path: str, shown: str) -> None:
    for trouble in (None, "gone"):
        host.trouble = trouble
        visited.goto("about:blank")
        response = visited.goto(host.address + path)
        assert response is not None
        assert response.ok, trouble
        assert visited.url == host.address + shown, trouble


@pytest.mark.parametrize("trouble", ["silent", "failing"])
def test_a_host_in_trouble_is_as_good_as_none(visited: Page, host: Publisher, trouble: Trouble) -> None:
    host.trouble = trouble
    visited.goto(f"{host.address}guide/delegates/")
    expect(visited.locator("h1")).to_have_text("Delegates")
    assert build_of(visited) == {"One"}
    visited.goto(f"{host.address}helper/kog-no/")
    visited.locator(SETTLED).wait_for(timeout=120_000)
    assert visited.evaluate(STATE) == ["ready", "image"]
    host.trouble = None


def test_only_what_ours_lies_below_is_kept_and_answered_for(page: Page, host: Publisher) -> None:
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
