"""Deep links, and URLs of no state."""

from playwright.sync_api import Page, expect

from tests.support.browser.helper import MUTE_WORKER, READY
from tests.support.browser.wait import wait_until


def test_a_deep_link_goes_on_live(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}helper/kog-no/kasper-yes/")
    wait_until(page, READY)
    page.evaluate("window.same = true")
    page.click("a[data-option='yes']")
    expect(page.locator("[data-outcome='link-account']")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-question='old-sign-in']")).to_be_visible()
    assert page.evaluate("window.same")


def test_without_javascript_an_unknown_url_offers_the_start_and_the_contacts(plain_page: Page, root_url: str) -> None:
    response = plain_page.goto(f"{root_url}helper/kog-no/kasper-maybe/")
    assert response is not None
    assert response.status == 404
    expect(plain_page.locator("h1")).to_have_text("This page does not exist")
    expect(plain_page.locator("[data-contact]")).to_have_count(2)
    plain_page.click("a[data-option='no']")
    assert plain_page.url == f"{root_url}helper/kog-no/"


def test_with_python_an_unknown_url_leads_to_the_nearest_question(page: Page, root_url: str) -> None:
    page.goto(f"{root_url}helper/kog-no/kasper-maybe/")
    expect(page.locator("h1.helper-heading")).to_be_visible(timeout=120_000)
    expect(page.locator("[data-helper]")).to_have_attribute("data-question", "kasper")
    expect(page.locator("[data-notice]")).to_be_visible()
    expect(page.get_by_text("This page does not exist")).to_be_hidden()
    assert page.url == f"{root_url}helper/kog-no/"


def test_a_reader_of_the_404_page_is_not_carried_away(page: Page, root_url: str) -> None:
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


def test_without_an_answer_the_404_page_stays_as_it_is(page: Page, root_url: str) -> None:
    page.add_init_script(MUTE_WORKER)
    page.goto(f"{root_url}helper/kog-maybe/")
    page.evaluate("window.same = true")
    wait_until(page, "document.documentElement.dataset.helperRuntime === 'unavailable'")
    # If it were left, it would be by now.
    page.evaluate("new Promise((done) => setTimeout(done, 100))")
    assert page.evaluate("window.same")
    expect(page.get_by_text("This page does not exist")).to_be_visible()
