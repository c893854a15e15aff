"""What another site of the same origin, or the browser, has deleted is stored again, and not said to be stored until then."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import BrowserContext, Error, Page

from helper.publish.finish.offline import SERVICE_WORKER
from tests.browser.offline.conftest import visit
from tests.support.browser.helper import SETTLED, STATE
from tests.support.browser.offline import (
    CACHES,
    DELETE_CACHES,
    HOW_FAR,
    LOOK_FOR_UPDATE,
    NAMED,
    OVERWRITE,
    PYTHON_STORED,
    build_of,
    eventually,
)
from tests.support.browser.publisher import Publisher, make_build, publisher
from tests.support.browser.wait import IDLE, wait_until

SEARCH_INDEX: Final = "/search/search_index.json"
DELETE_SOME: Final = """async (urls) => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) if (urls.some((end) => url.endsWith(end))) await cache.delete(url);
  }
}"""
LACKING: Final = """async () => {
  const [first, ...others] = (await caches.keys()).filter((name) => name.includes("build "));
  const cache = await caches.open(first);
  const root = new URL(document.querySelector("kasper-helper").dataset.root, document.baseURI).href;
  const list = await cache.match(`${root}?files`);
  const urls = (await cache.keys()).map(({ url }) => url);
  return [...others, ...Object.keys(await list.json()).filter((path) => !urls.includes(root + path))];
}"""
"""The paths of the files that the only build that is stored lacks, and any other builds."""
FORGE: Final = """async () => {
  const [own] = (await caches.keys()).filter((name) => name.includes("build "));
  await caches.open(own.replace(/build .*/, "build 99 forged"));
}"""
"""Adds a build that claims to be newer."""
LOOK_AGAIN: Final = "document.dispatchEvent(new Event('visibilitychange'))"
ASK_TOO: Final = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise((resolve) => (port1.onmessage = resolve));
  active.postMessage(null, [port2]);
  await answered;
}"""
"""Has the service worker store what is missing, and waits until it has."""
DELEGATES: Final = "/guide/delegates/"
BREAKABLE: Final = """{
  let isBroken = false;
  addEventListener("message", (event) => {
    if (event.data !== "break") return;
    isBroken = true;
    event.stopImmediatePropagation();
  });
  for (const name of ["match", "keys", "open", "has", "delete"]) {
    const works = CacheStorage.prototype[name];
    CacheStorage.prototype[name] = function (...options) {
      return isBroken ? Promise.reject(new DOMException("no", "UnknownError")) : works.apply(this, options);
    };
  }
}
"""
"""Makes a service worker whose storage fails once it is told to."""


@pytest.fixture
def stored(shared_context: BrowserContext, shared_host: Publisher) -> Iterator[Page]:
    """The home page with everything stored, of which a test may delete what it then has stored again."""
    page = shared_context.new_page()
    page.goto(shared_host.url)
    page.locator(PYTHON_STORED).wait_for(timeout=120_000)
    shared_host.asked.clear()
    yield page
    shared_host.trouble = None
    shared_host.held = ()
    page.close()


def downloaded_from(host: Publisher) -> dict[str, int]:
    """How often each file was asked for.

    Browsers look for a new service worker whenever they like, and a page asks for the search’s index when it is 10 seconds old.
    """
    return {path: times for path, times in host.asked.items() if path not in (f"/{SERVICE_WORKER}", SEARCH_INDEX)}


@pytest.mark.attack(
    "The browser’s storage",
    "Another site of the same origin deletes everything",
    "It is stored again on the next visit",
)
def test_all_caches_are_filled_again_on_the_next_visit(stored: Page, shared_host: Publisher) -> None:
    stored.evaluate(DELETE_CACHES)
    stored.reload()
    stored.locator(PYTHON_STORED).wait_for(timeout=120_000)
    assert stored.evaluate(LACKING) == []
    assert len(stored.evaluate(CACHES)) == 2


def test_only_what_is_missing_is_downloaded_again(stored: Page, shared_host: Publisher) -> None:
    stored.evaluate(DELETE_SOME, [DELEGATES, "?files", "/helper.js", "image.wasm"])
    stored.evaluate(LOOK_AGAIN)
    stored.locator(PYTHON_STORED).wait_for(timeout=120_000)
    assert stored.evaluate(LACKING) == []
    # The scripts are in the browser's own cache.
    assert downloaded_from(shared_host) == {DELEGATES: 1}


@pytest.mark.attack(
    "The browser’s storage",
    "Another site of the same origin overwrites a stored page",
    "It is not shown, and the right one is stored again",
)
def test_a_page_that_was_overwritten_is_not_shown_and_is_stored_again(stored: Page, shared_host: Publisher) -> None:
    stored.evaluate(OVERWRITE, DELEGATES)
    shared_host.trouble = "gone"
    with suppress(Error):
        stored.goto(shared_host.url.removesuffix("/") + DELEGATES)
    # The browser shows its own page.
    wait_until(stored, "document.readyState === 'complete'")
    assert stored.evaluate("typeof window.ran") == "undefined"
    shared_host.trouble = None
    stored.goto(shared_host.url)
    stored.locator(PYTHON_STORED).wait_for(timeout=120_000)
    text, sender = stored.evaluate(
        "(path) => caches.match(path).then(async (page) => [await page.text(), page.headers.get('X-From')])", DELEGATES
    )
    assert "Delegates" in text
    assert sender is None


def test_styles_that_were_overwritten_are_not_used(stored: Page, shared_host: Publisher) -> None:
    sheets = "document.querySelectorAll('link[rel=stylesheet]')"
    path = stored.evaluate(f"new URL({sheets}[0].href).pathname")
    stored.evaluate(OVERWRITE, path)
    stored.goto(f"{shared_host.url}guide/about/")
    assert stored.evaluate(f"[...{sheets}].every(({{ sheet }}) => sheet !== null)")
    stored.goto(shared_host.url)
    stored.locator(PYTHON_STORED).wait_for(timeout=120_000)


def test_a_build_that_nobody_published_is_deleted(stored: Page, shared_host: Publisher) -> None:
    stored.evaluate(FORGE)
    stored.evaluate(LOOK_AGAIN)
    stored.locator(PYTHON_STORED).wait_for(timeout=120_000)
    assert stored.evaluate("caches.keys().then((names) => names.filter((name) => name.includes('forged')))") == []


def test_two_pages_have_it_stored_once(stored: Page, shared_host: Publisher) -> None:
    other = stored.context.new_page()
    other.goto(shared_host.url)
    other.locator(PYTHON_STORED).wait_for(timeout=120_000)
    stored.evaluate(DELETE_SOME, [DELEGATES])
    shared_host.asked.clear()
    for page in (stored, other):
        page.evaluate(LOOK_AGAIN)
    for page in (stored, other):
        page.locator(PYTHON_STORED).wait_for(timeout=120_000)
    assert downloaded_from(shared_host) == {DELEGATES: 1}
    other.close()


def test_what_was_interrupted_continues_on_the_next_visit(stored: Page, shared_host: Publisher) -> None:
    lost = [DELEGATES, "/guide/link-account/", "/guide/new-account/"]
    stored.evaluate(DELETE_SOME, lost)
    shared_host.held = [DELEGATES]
    stored.evaluate(LOOK_AGAIN)
    eventually(stored, lambda: stored.evaluate(LACKING) == [DELEGATES.removeprefix("/")])
    assert stored.evaluate(HOW_FAR) is None
    session = stored.context.new_cdp_session(stored)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    shared_host.held = ()
    stored.goto(shared_host.url)
    stored.locator(PYTHON_STORED).wait_for(timeout=120_000)
    assert stored.evaluate(LACKING) == []
    assert {path: shared_host.asked[path] for path in lost} == {**dict.fromkeys(lost, 1), DELEGATES: 2}


def test_caches_deleted_while_they_are_filled_are_not_said_to_be_stored(stored: Page, shared_host: Publisher) -> None:
    stored.evaluate(DELETE_CACHES)
    shared_host.held = [DELEGATES]
    stored.evaluate(LOOK_AGAIN)
    eventually(stored, lambda: shared_host.asked[DELEGATES] == 1)
    stored.evaluate(DELETE_CACHES)
    shared_host.held = ()
    # Requests are handled one after the other, so the one of the page has been handled then.
    stored.evaluate(ASK_TOO)
    assert stored.evaluate(HOW_FAR) is None
    stored.evaluate(LOOK_AGAIN)
    stored.locator(PYTHON_STORED).wait_for(timeout=120_000)
    assert stored.evaluate(LACKING) == []


def test_without_a_network_what_is_left_is_shown_and_nothing_is_said_to_be_missing(
    stored: Page, shared_host: Publisher
) -> None:
    stored.evaluate(DELETE_SOME, [DELEGATES])
    shared_host.trouble = "gone"
    stored.goto(shared_host.url)
    wait_until(stored, SETTLED)
    assert stored.evaluate(STATE) == ["ready", "image"]
    stored.evaluate(IDLE)
    assert stored.evaluate(HOW_FAR) is None
    # Not with the page for unknown paths.
    with pytest.raises(Error, match="ERR_"):
        stored.goto(shared_host.url + DELEGATES.removeprefix("/"))


def test_a_build_published_meanwhile_is_stored_instead(visited: Page, host: Publisher, builds: dict[str, Path]) -> None:
    visited.evaluate(DELETE_CACHES)
    host.publish(builds["Two"])
    visited.reload()
    assert visited.evaluate(LOOK_FOR_UPDATE)
    visited.reload()
    visited.locator(PYTHON_STORED).wait_for(timeout=120_000)
    host.trouble = "gone"
    for path in ("", "guide/delegates/"):
        visited.goto(host.url + path)
        assert build_of(visited) == {"Two"}
        assert all(visited.evaluate(NAMED))


def test_a_storage_that_fails_costs_only_the_visits_without_a_network(
    page: Page, builds: dict[str, Path], tmp_path: Path
) -> None:
    broken = make_build(builds["One"], tmp_path, "Broken")
    script = broken / "sw.js"
    script.write_text(BREAKABLE + script.read_text("utf-8"), "utf-8")
    with publisher(tmp_path, broken) as host:
        visit(page, host)
        page.evaluate("navigator.serviceWorker.controller.postMessage('break')")
        response = page.goto(f"{host.url}guide/about/")
        assert response is not None
        assert response.from_service_worker
        assert response.ok
        assert all(page.evaluate(NAMED))
        page.evaluate(IDLE)
        assert page.evaluate(HOW_FAR) is None
        host.trouble = "gone"
        with pytest.raises(Error, match="ERR_"):
            page.goto(f"{host.url}guide/delegates/")
