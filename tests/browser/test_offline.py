"""A site that was visited once opens without a network, as one build, and never gets in a reader's way."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.conftest import STATE, choose
from tests.browser.engines import NAMES, EngineMissingError, engine
from tests.browser.publisher import Publisher, Trouble, make_build, publisher
from tests.browser.test_search import search
from tests.page import site_paths
from tests.server import SUB_PATH

KEPT: Final = "html[data-helper-offline='ready']"
PYTHON_KEPT: Final = "html[data-helper-offline='runtime']"
SETTLED: Final = "html:is([data-helper-runtime='ready'], [data-helper-runtime='unavailable'])"
HOW_FAR: Final = "document.documentElement.dataset.helperOffline"
CACHES: Final = "async () => (await caches.keys()).map((name) => name.split(' ').slice(2).join(' ')).sort()"
"""The ends of the names of the site's caches."""
LOOK_FOR_UPDATE: Final = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
  while (registration.installing) await new Promise((resolve) => setTimeout(resolve, 20));
  return registration.waiting !== null;
}"""
"""Whether another build is kept and waits now."""
REGISTRATIONS: Final = "async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)"
NAMED: Final = """() => {
  const elements = document.querySelectorAll("script[src], link[rel='stylesheet'], link[rel='modulepreload']");
  return Promise.all([...elements].map(({ src, href }) => fetch(src ?? href).then(({ ok }) => ok)));
}"""
"""Whether each script and style that the page names can be had."""
IDLE: Final = "new Promise((done) => requestIdleCallback(() => setTimeout(done, 300)))"


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


def build_of(page: Page) -> set[str | None]:
    """The builds that a page and its scripts are of."""
    return {page.title().rpartition(" - ")[2], page.locator("html").get_attribute("data-scripts")}


def kept_builds(page: Page) -> list[str]:
    """The numbers of the builds that are kept, or are about to be."""
    return [name.split()[1] for name in page.evaluate(CACHES) if name.startswith("build ")]


def eventually(page: Page, condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, "it never came true"
        page.wait_for_timeout(50)


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


def test_with_a_network_every_page_is_the_newest(visited: Page, host: Publisher, builds: dict[str, Path]) -> None:
    host.publish(builds["Two"])
    visited.reload()
    assert build_of(visited) == {"Two"}
    visited.goto(f"{host.address}guide/delegates/")
    assert build_of(visited) == {"Two"}


def test_an_update_leaves_open_pages_alone_and_shows_whole_pages_only(
    visited: Page, host: Publisher, builds: dict[str, Path]
) -> None:
    host.publish(builds["Two"])
    assert visited.evaluate(LOOK_FOR_UPDATE)
    host.trouble = "gone"
    assert visited.evaluate("window.same")
    assert all(visited.evaluate(NAMED))
    choose(visited, "no", "yes", "no")
    expect(visited.locator("[data-outcome='recover-and-link']")).to_be_visible()
    assert visited.evaluate("window.same")
    page = visited.context.new_page()
    for path in ("", "guide/delegates/", "helper/kog-no/"):
        page.goto(host.address + path)
        assert build_of(page) == {"Two"}
        assert all(page.evaluate(NAMED))
    page.locator(SETTLED).wait_for(timeout=120_000)
    assert page.evaluate(STATE) == ["ready", "image"]


def test_the_older_build_goes_when_its_pages_are_closed_and_what_python_started_with_stays(
    visited: Page, host: Publisher, builds: dict[str, Path]
) -> None:
    host.publish(builds["Two"])
    assert visited.evaluate(LOOK_FOR_UPDATE)
    assert kept_builds(visited) == ["1", "2"]
    page = visited.context.new_page()
    visited.close()

    def older_is_gone() -> bool:
        page.goto("about:blank")
        page.goto(host.address)
        return kept_builds(page) == ["2"]

    eventually(page, older_is_gone)
    assert "runtime" in page.evaluate(CACHES)
    host.trouble = "gone"
    page.reload()
    page.locator(SETTLED).wait_for(timeout=120_000)
    assert page.evaluate(STATE) == ["ready", "image"]


def test_what_has_not_changed_is_not_downloaded_for_another_build(
    visited: Page, host: Publisher, builds: dict[str, Path]
) -> None:
    host.publish(builds["Two"])
    host.asked.clear()
    assert visited.evaluate(LOOK_FOR_UPDATE)
    assert host.asked["/guide/delegates/"] == 1
    assert [path for path in host.asked if "/assets/stylesheets/" in path or "/assets/javascripts/" in path] == []


@pytest.mark.parametrize("contents", [None, "another build"])
def test_a_build_that_is_only_half_there_is_not_taken(
    visited: Page, host: Publisher, builds: dict[str, Path], tmp_path: Path, contents: str | None
) -> None:
    half = make_build(builds["Two"], tmp_path, "Half")
    late = half / "guide" / "delegates" / "index.html"
    text = late.read_text("utf-8")
    late.unlink()
    if contents is not None:
        late.write_text(contents)
    host.publish(half)
    assert not visited.evaluate(LOOK_FOR_UPDATE)
    host.trouble = "gone"
    visited.reload()
    assert build_of(visited) == {"One"}
    host.trouble = None
    late.write_text(text, "utf-8")
    assert visited.evaluate(LOOK_FOR_UPDATE)
    assert kept_builds(visited) == ["1", "2"]


def test_an_older_build_that_is_published_again_counts_as_the_newest(
    visited: Page, host: Publisher, builds: dict[str, Path]
) -> None:
    host.publish(builds["Two"])
    assert visited.evaluate(LOOK_FOR_UPDATE)
    host.publish(builds["One"])
    assert visited.evaluate(LOOK_FOR_UPDATE)
    host.trouble = "gone"
    visited.reload()
    assert build_of(visited) == {"One"}


def test_a_build_without_offline_use_removes_everything_and_leaves_the_page(
    visited: Page, host: Publisher, builds: dict[str, Path]
) -> None:
    host.publish(builds["Off"])
    visited.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
    eventually(visited, lambda: visited.evaluate(CACHES) == visited.evaluate(REGISTRATIONS) == [])
    assert visited.evaluate("window.same")
    choose(visited, "no")
    visited.goto(f"{host.address}guide/about/")
    visited.evaluate(IDLE)
    assert visited.evaluate(REGISTRATIONS) == []
    assert build_of(visited) == {"Off"}


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


def test_the_first_visit_asks_for_it_only_when_python_is_ready(page: Page, host: Publisher) -> None:
    page.add_init_script(
        """
        const { register } = ServiceWorkerContainer.prototype;
        ServiceWorkerContainer.prototype.register = function (...options) {
          window.then = [document.readyState, document.documentElement.dataset.helperRuntime];
          return register.apply(this, options);
        };
        """
    )
    page.goto(host.address)
    page.locator(PYTHON_KEPT).wait_for(timeout=120_000)
    assert page.evaluate("window.then") == ["complete", "ready"]


@pytest.mark.parametrize("connection", ["{ saveData: true }", "{ effectiveType: '2g' }"])
def test_where_bytes_are_dear_nothing_is_kept(page: Page, host: Publisher, connection: str) -> None:
    page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {connection} }})")
    for path in ("", "guide/about/"):
        page.goto(host.address + path)
        page.evaluate(IDLE)
    assert page.evaluate(REGISTRATIONS) == []
    assert host.asked["/sw.js"] == 0


@pytest.mark.parametrize(
    "refusal",
    [
        "delete Navigator.prototype.serviceWorker",
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() { throw new DOMException('', 'SecurityError'); } })",
        "ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('', 'SecurityError'))",
    ],
)
def test_a_browser_without_service_workers_loses_nothing_and_stays_quiet(
    page: Page, host: Publisher, noise: list[str], refusal: str
) -> None:
    page.add_init_script(refusal)
    page.goto(host.address)
    page.locator(SETTLED).wait_for(timeout=120_000)
    page.evaluate(IDLE)
    choose(page, "no", "yes", "no")
    expect(page.locator("[data-outcome='recover-and-link']")).to_be_visible()
    assert page.evaluate(HOW_FAR) is None
    assert noise == []


@pytest.mark.parametrize(("quota", "kept"), [(500_000, None), (9_000_000, "ready")])
def test_a_full_device_keeps_what_it_can_and_loses_nothing(
    page: Page, host: Publisher, noise: list[str], quota: int, kept: str | None
) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.address, "quotaSize": quota})
    page.goto(host.address)
    page.locator(SETTLED).wait_for(timeout=120_000)
    assert page.evaluate(STATE) == ["ready", "image"]
    if kept:
        page.locator(KEPT).wait_for(timeout=120_000)
    page.wait_for_timeout(1500)
    assert page.evaluate(HOW_FAR) == kept
    choose(page, "no")
    assert noise == []
    if kept:
        host.trouble = "gone"
        page.goto(f"{host.address}guide/about/")
        assert build_of(page) == {"One"}


@pytest.mark.parametrize("name", NAMES)
def test_in_every_engine_a_second_visit_needs_no_network_and_python_is_downloaded_once(
    playwright: Playwright,
    host: Publisher,
    builds: dict[str, Path],
    record_property: Callable[[str, object], None],
    name: str,
) -> None:
    try:
        with engine(name, playwright) as started, started.page() as page:
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
            asked = {
                path.rpartition("/")[2]: times for path, times in host.asked.items() if "/assets/helper/py" in path
            }
            # WebKitGTK's own cache does not keep files as large as Pyodide's.
            assert name == "webkit" or asked == {"image.bin": 1, "pyodide.asm.wasm": 1, "pyodide.asm.js": 1}
    except EngineMissingError as error:
        pytest.skip(f"{name}: {error}")
