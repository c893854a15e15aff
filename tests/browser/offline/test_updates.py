"""A newer build replaces the older one as a whole, without disturbing open pages."""

from pathlib import Path
from typing import Final

from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.support.browser.helper import SETTLED, STATE, choose
from tests.support.browser.offline import (
    CACHES,
    LOOK_FOR_UPDATE,
    NAMED,
    OVERWRITE,
    REGISTRATIONS,
    build_of,
    eventually,
    stored_builds,
)
from tests.support.browser.publisher import Publisher, make_build
from tests.support.browser.wait import IDLE, wait_until

SAME: Final = "/flow.csv"
"""A file that is the same in all builds, and that no page loads."""


def test_an_update_downloads_only_what_changed_and_leaves_open_pages_alone_until_they_are_closed(
    visited: Page, host: Publisher, builds: dict[str, Path]
) -> None:
    visited.evaluate(OVERWRITE, SAME)
    host.publish(builds["Two"])
    host.asked.clear()
    assert visited.evaluate(LOOK_FOR_UPDATE)
    # What is not as it was built is not taken along.
    assert [host.asked[path] for path in ("/guide/delegates/", SAME)] == [1, 1]
    assert [path for path in host.asked if "/styles-" in path or "/assets/javascripts/" in path] == []
    assert stored_builds(visited) == ["1", "2"]
    host.trouble = "gone"
    assert all(visited.evaluate(NAMED))
    choose(visited, "no", "yes", "no")
    expect(visited.locator("[data-outcome='recover-and-link']")).to_be_visible()
    assert visited.evaluate("window.same")
    page = visited.context.new_page()
    for path in ("", "guide/delegates/", "helper/kog-no/"):
        page.goto(host.url + path)
        assert build_of(page) == {"Two"}
        assert all(page.evaluate(NAMED))
    wait_until(page, SETTLED)
    assert page.evaluate(STATE) == ["ready", "image"]
    visited.reload()
    assert build_of(visited) == {"Two"}
    visited.close()
    host.trouble = None

    def older_is_gone() -> bool:
        page.goto("about:blank")
        try:
            page.goto(host.url, timeout=10_000)
        except PlaywrightTimeoutError:
            # Seen once in many runs on a busy machine: no response while Chromium replaced the worker.
            return False
        return stored_builds(page) == ["2"]

    eventually(page, older_is_gone)
    assert "runtime" in page.evaluate(CACHES)
    host.trouble = "gone"
    page.reload()
    wait_until(page, SETTLED)
    assert page.evaluate(STATE) == ["ready", "image"]


def test_old_builds_do_not_pile_up(visited: Page, host: Publisher, builds: dict[str, Path], tmp_path: Path) -> None:
    for name in ("Two", "Three", "Four"):
        host.publish(builds[name] if name in builds else make_build(builds["Two"], tmp_path, name))
        assert visited.evaluate(LOOK_FOR_UPDATE)
    assert stored_builds(visited) == ["1", "3", "4"]
    # An older build that is published again counts as the newest.
    host.publish(builds["Two"])
    assert visited.evaluate(LOOK_FOR_UPDATE)
    host.trouble = "gone"
    visited.reload()
    assert build_of(visited) == {"Two"}


def test_an_incomplete_build_is_not_used(
    visited: Page, host: Publisher, builds: dict[str, Path], tmp_path: Path
) -> None:
    half = make_build(builds["Two"], tmp_path, "Half")
    late = half / "guide" / "delegates" / "index.html"
    text = late.read_text("utf-8")
    late.unlink()
    host.publish(half)
    assert not visited.evaluate(LOOK_FOR_UPDATE)
    late.write_text("another build", "utf-8")
    assert not visited.evaluate(LOOK_FOR_UPDATE)
    host.trouble = "gone"
    visited.reload()
    assert build_of(visited) == {"One"}
    host.trouble = None
    late.write_text(text, "utf-8")
    assert visited.evaluate(LOOK_FOR_UPDATE)
    assert stored_builds(visited) == ["1", "2"]


def test_a_build_without_offline_use_deletes_everything_stored_and_leaves_open_pages_alone(
    visited: Page, host: Publisher, builds: dict[str, Path]
) -> None:
    host.publish(builds["Off"])
    visited.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
    eventually(visited, lambda: visited.evaluate(CACHES) == visited.evaluate(REGISTRATIONS) == [])
    assert visited.evaluate("window.same")
    choose(visited, "no")
    visited.goto(f"{host.url}guide/about/")
    visited.evaluate(IDLE)
    assert visited.evaluate(REGISTRATIONS) == []
    assert build_of(visited) == {"Off"}
