"""The site is stored only where that is welcome, and browsers that cannot store it lose nothing else."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser.helper import SETTLED, STATE, choose
from tests.support.browser.offline import HOW_FAR, PYTHON_STORED, REGISTRATIONS, STORED, build_of
from tests.support.browser.publisher import Publisher
from tests.support.browser.wait import IDLE, wait_until


def test_on_the_first_visit_storing_starts_only_when_python_is_ready(page: Page, host: Publisher) -> None:
    page.add_init_script(
        """
        const { register } = ServiceWorkerContainer.prototype;
        ServiceWorkerContainer.prototype.register = function (...options) {
          window.then = [document.readyState, document.documentElement.dataset.helperRuntime];
          return register.apply(this, options);
        };
        """
    )
    page.goto(host.url)
    page.locator(PYTHON_STORED).wait_for(timeout=120_000)
    assert page.evaluate("window.then") == ["complete", "ready"]


def test_on_a_slow_or_metered_connection_nothing_is_stored(browser: Browser, host: Publisher) -> None:
    for connection in ("{ saveData: true }", "{ effectiveType: '2g' }"):
        with browser.new_context() as context:
            context.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {connection} }})")
            page = context.new_page()
            for path in ("", "guide/about/"):
                page.goto(host.url + path)
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
def test_a_browser_without_service_workers_loses_nothing_else_and_logs_nothing(
    page: Page, host: Publisher, noise: list[str], refusal: str
) -> None:
    page.add_init_script(refusal)
    page.goto(host.url)
    wait_until(page, SETTLED)
    page.evaluate(IDLE)
    choose(page, "no", "yes", "no")
    expect(page.locator("[data-outcome='recover-and-link']")).to_be_visible()
    assert page.evaluate(HOW_FAR) is None
    assert noise == []


@pytest.mark.parametrize(("quota", "stored"), [(500_000, None), (5_000_000, "ready")])
def test_a_full_device_stores_what_fits(
    page: Page, host: Publisher, noise: list[str], quota: int, stored: str | None
) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.url, "quotaSize": quota})
    page.goto(host.url)
    wait_until(page, SETTLED)
    assert page.evaluate(STATE) == ["ready", "image"]
    if stored:
        page.locator(STORED).wait_for(timeout=120_000)
    page.wait_for_timeout(1500)
    assert page.evaluate(HOW_FAR) == stored
    choose(page, "no")
    assert noise == []
    if stored:
        host.trouble = "gone"
        page.goto(f"{host.url}guide/about/")
        assert build_of(page) == {"One"}
