"""Deep links, and addresses that no state has."""

import pytest
from playwright.sync_api import Page, expect

from helper.engine.address import path_of
from helper.engine.graph import states
from helper.model.flow import Flow
from tests.support.browser.helper import READY
from tests.support.browser.wait import wait_until

NOTICE = "We couldn’t find that page, so here is the closest step."


def test_every_state_has_a_page_at_its_address(plain_page: Page, site_url: str, flow: Flow) -> None:
    for state in states(flow):
        response = plain_page.goto(site_url + path_of(state.answers))
        assert response is not None
        assert response.ok, path_of(state.answers)
        assert plain_page.locator("[data-helper]").count() == 1


def test_a_deep_link_goes_on_live(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}helper/kog-no/kasper-yes/")
    wait_until(page, READY)
    page.evaluate("window.same = true")
    page.click("a[data-option='yes']")
    expect(page.locator("[data-outcome='link-account']")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-question='old-sign-in']")).to_be_visible()
    assert page.evaluate("window.same")


def test_without_javascript_an_unknown_address_offers_the_start_and_the_contacts(
    plain_page: Page, root_url: str
) -> None:
    response = plain_page.goto(f"{root_url}helper/kog-no/kasper-maybe/")
    assert response is not None
    assert response.status == 404
    expect(plain_page.locator("h1")).to_have_text("This page does not exist")
    expect(plain_page.locator("[data-contact]")).to_have_count(2)
    plain_page.click("a[data-option='no']")
    assert plain_page.url == f"{root_url}helper/kog-no/"


@pytest.mark.parametrize(
    ("path", "nearest", "question"),
    [
        ("helper/kog-no/kasper-maybe/", "helper/kog-no/", "kasper"),
        ("helper/kog-no/kasper-yes/old-sign-in-linked/", "helper/kog-no/kasper-yes/", "old-sign-in"),
        ("helper/kasper-yes/kog-no/", "helper/", "kog"),
        ("helper/<script>alert(1)<%2Fscript>/", "helper/", "kog"),
    ],
)
def test_with_python_an_unknown_address_leads_to_the_nearest_question(
    page: Page, root_url: str, path: str, nearest: str, question: str
) -> None:
    page.goto(root_url + path)
    expect(page.locator("h1.helper-heading")).to_be_visible(timeout=120_000)
    expect(page.locator("[data-helper]")).to_have_attribute("data-question", question)
    expect(page.locator("[data-notice]")).to_have_text(NOTICE)
    expect(page.get_by_text("This page does not exist")).to_be_hidden()
    assert page.url == root_url + nearest


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
    page.add_init_script("Worker.prototype.postMessage = () => {}")
    page.goto(f"{root_url}helper/kog-maybe/")
    page.evaluate("window.same = true")
    wait_until(page, "document.documentElement.dataset.helperRuntime === 'unavailable'")
    page.wait_for_timeout(500)
    assert page.evaluate("window.same")
    expect(page.get_by_text("This page does not exist")).to_be_visible()
