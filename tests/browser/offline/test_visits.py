"""After one visit, the site works without a network."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser.engine import Engine
from tests.support.browser.engines import NAMES
from tests.support.browser.helper import SETTLED, STATE, choose
from tests.support.browser.offline import HOW_FAR, REGISTRATIONS, STORED, build_of, stored_builds
from tests.support.browser.publisher import Publisher, Trouble
from tests.support.browser.search import search
from tests.support.browser.wait import wait_until
from tests.support.page import site_paths
from tests.support.server import SUB_PATH

STORE_TWICE: Final = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  const store = (start) => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    active.postMessage(start, [port2]);
  });
  const replies = await Promise.all([store("plain"), store("nothing"), store("image")]);
  const name = (await caches.keys()).find((name) => name.endsWith("runtime"));
  const stored = await (await caches.open(name)).keys();
  return [replies, stored.map(({ url }) => url.split("/").pop()).sort()];
}"""
RUNTIME: Final = re.compile("/assets/helper/(?:pyodide|python|workers)-")
ONE_DONE: Final = re.compile(r"^1 of \d+ steps done")


def test_on_a_second_visit_the_guide_and_the_live_helper_need_no_network(offline: Page, shared_host: Publisher) -> None:
    offline.goto(f"{shared_host.url}guide/link-account/")
    expect(offline.locator("h1")).to_have_text("Link an existing KASPER account")
    assert offline.evaluate("document.fonts.ready.then((fonts) => [...fonts].map(({ status }) => status))") == [
        "loaded"
    ]
    offline.goto(shared_host.url)
    wait_until(offline, SETTLED)
    assert offline.evaluate(STATE) == ["ready", "image"]
    offline.evaluate("window.same = true")
    choose(offline, "no", "yes", "no")
    expect(offline.locator("[data-outcome='recover-and-link']")).to_be_visible()
    assert offline.evaluate("window.same")
    assert offline.url == f"{shared_host.url}helper/kog-no/kasper-yes/old-sign-in-no/"
    offline.reload()
    expect(offline.locator("[data-outcome='recover-and-link']")).to_be_visible()


def test_ticks_and_progress_survive_a_reload_without_a_network(offline: Page, shared_host: Publisher) -> None:
    offline.goto(f"{shared_host.url}helper/kog-no/kasper-no/")
    offline.locator(".helper-tick input").nth(1).check()
    expect(offline.locator(".helper-checklist-progress")).to_have_text(ONE_DONE, timeout=120_000)
    offline.reload()
    expect(offline.locator(".helper-tick input").nth(1)).to_be_checked()
    expect(offline.locator(".helper-checklist-progress")).to_have_text(ONE_DONE, timeout=120_000)


def test_every_page_and_everything_it_loads_is_available_without_a_network(
    offline: Page, shared_host: Publisher, site: Path
) -> None:
    failed: list[str] = []
    offline.on("requestfailed", lambda request: failed.append(request.url))
    for path in [path for path in site_paths(site) if not path.startswith("helper/kog")]:
        response = offline.goto(shared_host.url + path)
        assert response is not None
        assert response.ok, path
        assert build_of(offline) == {"One"}
    # Leaving a page cancels a start of Python in progress, and files for other sites are not stored.
    assert [url for url in failed if "/assets/helper/py" not in url and "/embed" not in url] == []


def test_concurrent_storage_requests_are_both_confirmed(offline: Page, shared_host: Publisher) -> None:
    shared_host.trouble = None
    offline.goto(shared_host.url)
    files = ["image.wasm"]
    assert offline.evaluate(STORE_TWICE) == [["kept"] * 3, files]


def test_the_search_works_without_a_network(offline: Page, shared_host: Publisher) -> None:
    offline.goto(f"{shared_host.url}guide/about/")
    assert search(offline, "delegate") == f"{shared_host.url}guide/delegates/"
    offline.keyboard.press("Enter")
    offline.wait_for_url(f"{shared_host.url}guide/delegates/*")
    expect(offline.locator("h1")).to_have_text("Delegates")


def test_an_unknown_url_shows_the_404_page(offline: Page, shared_host: Publisher) -> None:
    response = offline.goto(f"{shared_host.url}nowhere/")
    assert response is not None
    assert response.status == 404
    expect(offline.locator("h1")).to_have_text("This page does not exist")
    offline.goto(f"{shared_host.url}helper/kog-no/kasper-maybe/")
    expect(offline.locator("[data-question='kasper']")).to_be_visible(timeout=120_000)
    assert offline.url == f"{shared_host.url}helper/kog-no/"


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
            response = offline.goto(shared_host.url + path)
            assert response is not None
            assert response.ok, (path, trouble)
            assert offline.url == shared_host.url + shown, (path, trouble)


@pytest.mark.parametrize("trouble", ["silent", "failing"])
def test_a_failing_host_counts_as_offline(offline: Page, shared_host: Publisher, trouble: Trouble) -> None:
    shared_host.trouble = None
    offline.goto(f"{shared_host.url}guide/about/")
    shared_host.trouble = trouble
    offline.goto(f"{shared_host.url}guide/delegates/")
    expect(offline.locator("h1")).to_have_text("Delegates")
    assert build_of(offline) == {"One"}
    offline.goto(f"{shared_host.url}helper/kog-no/")
    wait_until(offline, SETTLED)
    assert offline.evaluate(STATE) == ["ready", "image"]


def test_the_service_worker_serves_only_the_sites_own_folder(page: Page, host: Publisher) -> None:
    url = host.url.removesuffix("/") + SUB_PATH
    page.goto(f"{url}guide/about/")
    page.locator(STORED).wait_for(timeout=120_000)
    assert page.evaluate(REGISTRATIONS) == [url]
    assert stored_builds(page) == ["1"]
    host.trouble = "gone"
    response = page.goto(f"{url}guide/delegates/")
    assert response is not None
    assert response.ok
    for options in ({"headers": {"Range": "bytes=0-9"}}, {"method": "HEAD"}):
        assert page.evaluate("options => fetch('', options).then(({ status }) => status, () => 0)", options) != 200
    assert page.evaluate("fetch('/guide/delegates/').then(() => true, () => false)") is False


@pytest.mark.parametrize("name", NAMES)
def test_in_every_engine_a_second_visit_needs_no_network_and_python_is_downloaded_once(
    start_engine: Callable[[str], Engine],
    host: Publisher,
    builds: dict[str, Path],
    record_property: Callable[[str, object], None],
    name: str,
) -> None:
    started = start_engine(name)
    with started.page() as page:
        record_property("engine", started.version)
        page.goto(host.url)
        page.wait_for(f"{HOW_FAR} === 'runtime'")
        host.trouble = "gone"
        page.goto(f"{host.url}guide/delegates")
        page.wait_for("document.querySelector('h1').textContent === 'Delegates'")
        page.goto(host.url)
        page.wait_for(f"({STATE}).join() === 'ready,image'")
        page.click("a[data-option='no']")
        page.wait_for("document.querySelector('[data-question=\"kasper\"]') !== null")
        host.trouble = None
        host.publish(builds["Two"])
        page.reload()
        page.wait_for("document.title.endsWith('Two') && document.documentElement.dataset.scripts === 'Two'")
        page.wait_for(f"{HOW_FAR} === 'runtime'")
        asked = {path.rpartition("/")[2]: times for path, times in host.asked.items() if RUNTIME.search(path)}
        # WebKitGTK's own cache does not keep files as large as the image.
        assert name == "webkit" or asked == {"image.wasm": 1}
