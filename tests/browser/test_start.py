"""When Python starts, and that it never runs twice on a page. For what happens in faults see test_faults.py."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser.helper import SETTLED, STATE
from tests.support.browser.wait import wait_until


@pytest.fixture
def warnings(page: Page) -> list[str]:
    """What is written to the console as a warning, so far."""
    texts: list[str] = []
    page.on("console", lambda message: texts.append(message.text) if message.type == "warning" else None)
    return texts


def start(page: Page, url: str) -> list[str]:
    page.goto(url)
    wait_until(page, SETTLED)
    state: list[str] = page.evaluate(STATE)
    return state


def expect_journey(page: Page, url: str) -> None:
    page.click("a[data-option='no']")
    expect(page.locator("[data-question='kasper']")).to_be_visible()
    assert page.url == f"{url}helper/kog-no/"


def test_an_iphone_restores_the_same_image(browser: Browser, site_url: str) -> None:
    with browser.new_context(user_agent="Mozilla/5.0 (iPhone; CPU iPhone OS 16_4 like Mac OS X)") as context:
        page = context.new_page()
        assert start(page, site_url) == ["ready", "image"]
        expect_journey(page, site_url)


def test_on_a_slow_or_metered_connection_python_starts_only_after_an_answer(browser: Browser, site_url: str) -> None:
    for connection in ("{ effectiveType: '2g' }", "{ effectiveType: 'slow-2g' }", "{ saveData: true }"):
        with browser.new_context() as context:
            context.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {connection} }})")
            page = context.new_page()
            page.goto(site_url, wait_until="networkidle")
            assert page.evaluate(STATE) == [None, None], connection
            if "saveData" in connection:
                page.click("a[data-option='no']")
                page.wait_for_url(f"{site_url}helper/kog-no/")
                wait_until(page, SETTLED)
                assert page.evaluate(STATE) == ["ready", "image"]


def test_a_page_that_is_not_left_after_all_restarts_python(page: Page, site_url: str, warnings: list[str]) -> None:
    page.add_init_script(
        """
        window.Worker = class extends Worker {
          constructor(...options) {
            super(...options);
            dispatchEvent(new Event("beforeunload"));
          }
        };
        """
    )
    # A browser aborts the downloads of a page that is left.
    page.route("**/image.js", lambda route: route.abort(), times=1)
    assert start(page, site_url) == ["ready", "image"]
    assert warnings == []


def test_a_moved_element_restarts_python_and_never_runs_it_twice(page: Page, site_url: str) -> None:
    page.add_init_script(
        """
        window.alive = window.most = 0;
        const terminate = Worker.prototype.terminate;
        Worker.prototype.terminate = function () { window.alive -= 1; terminate.call(this); };
        window.Worker = class extends Worker {
          constructor(url, options) {
            super(url, options);
            // The theme has a worker for its search.
            if (options?.name === "kasper-helper") window.most = Math.max(window.most, ++window.alive);
          }
        };
        """
    )
    start(page, site_url)
    page.evaluate("const helper = document.querySelector('kasper-helper'); helper.after(helper);")
    wait_until(page, SETTLED)
    assert page.evaluate("[window.alive, window.most]") == [1, 1]
    assert page.evaluate(STATE) == ["ready", "image"]
