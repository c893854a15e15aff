"""Deep links, and URLs that no state has."""

from playwright.sync_api import Page, expect

from tests.support.browser.helper import MUTE_WORKER, READY
from tests.support.browser.wait import wait_until


def test_a_deep_link_becomes_live(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}helper/kog-no/kasper-yes/")
    wait_until(page, READY)
    page.evaluate("window.same = true")
    page.click("a[data-option='yes']")
    expect(page.locator("[data-outcome='link-account']")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-question='old-sign-in']")).to_be_visible()
    assert page.evaluate("window.same")


def test_without_javascript_an_unknown_url_offers_the_start_and_the_contacts(
    page_without_scripts: Page, root_url: str
) -> None:
    response = page_without_scripts.goto(f"{root_url}helper/kog-no/kasper-maybe/")
    assert response is not None
    assert response.status == 404
    expect(page_without_scripts.locator("h1")).to_have_text("This page does not exist")
    expect(page_without_scripts.locator("[data-contact]")).to_have_count(2)
    page_without_scripts.click("a[data-option='no']")
    assert page_without_scripts.url == f"{root_url}helper/kog-no/"


def test_with_python_an_unknown_url_shows_the_closest_question(page: Page, root_url: str) -> None:
    page.goto(f"{root_url}helper/kog-no/kasper-maybe/")
    expect(page.locator("h1.helper-heading")).to_be_visible(timeout=120_000)
    expect(page.locator("[data-helper]")).to_have_attribute("data-question", "kasper")
    expect(page.locator("[data-notice]")).to_be_visible()
    expect(page.get_by_text("This page does not exist")).to_be_hidden()
    assert page.url == f"{root_url}helper/kog-no/"


def test_the_404_page_stays_once_someone_uses_it(page: Page, root_url: str) -> None:
    page.goto(f"{root_url}helper/kog-maybe/")
    page.keyboard.press("Tab")
    wait_until(page, READY)
    expect(page.get_by_text("This page does not exist")).to_be_visible()
    page.click("a[data-option='no']")
    expect(page.locator("[data-question='kasper']")).to_be_visible()
    assert page.url == f"{root_url}helper/kog-no/"
    page.go_back()
    expect(page.get_by_text("This page does not exist")).to_be_visible()
    assert page.url == f"{root_url}helper/kog-maybe/"


def test_without_a_response_the_404_page_stays_unchanged(page: Page, root_url: str) -> None:
    page.add_init_script(MUTE_WORKER)
    page.goto(f"{root_url}helper/kog-maybe/")
    page.evaluate("window.same = true")
    wait_until(page, "document.documentElement.dataset.helperRuntime === 'unavailable'")
    # A page that was to move would have done so by now.
    page.evaluate("new Promise((done) => setTimeout(done, 100))")
    assert page.evaluate("window.same")
    expect(page.get_by_text("This page does not exist")).to_be_visible()
