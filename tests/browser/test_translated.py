"""A page that a browser has translated works like any other, and keeps the words that must be found as they are."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from helper.model.flow import Flow
from tests.support.browser.helper import READY, change_answer, choose
from tests.support.browser.layout import OVERLAPS
from tests.support.browser.translation import TRANSLATE
from tests.support.browser.wait import IDLE, wait_until

RECORD: Final = """
  window.copied = [];
  window.failures = [];
  addEventListener("error", ({ message }) => failures.push(message));
  addEventListener("unhandledrejection", ({ reason }) => failures.push(String(reason)));
  navigator.clipboard.writeText = async (text) => void copied.push(text);
"""
PHONE: Final = "a[href^='tel:'] [translate=no]"
ORDER: Final = """(number) => {
  const range = document.createRange();
  const places = [...number.textContent].map((_, index) => {
    range.setStart(number.firstChild, index);
    range.setEnd(number.firstChild, index + 1);
    return range.getBoundingClientRect().left;
  });
  return places.every((place, index) => index === 0 || place > places[index - 1]);
}"""
"""Whether each character of the phone number is to the right of the one before it."""

COVERED: Final = """() => [...document.querySelectorAll("[data-step]")].flatMap((step) => {
  const box = step.querySelector("input").getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(step.querySelector("p"));
  return [...range.getClientRects()].some(({ left, right, top, bottom }) =>
    Math.min(right, box.right) > Math.max(left, box.left) && Math.min(bottom, box.bottom) > Math.max(top, box.top))
    ? [step.id] : [];
})"""
"""The steps whose text is below their box to tick."""


@pytest.fixture
def translated_page(browser: Browser, site_url: str) -> Iterator[Page]:
    """The home page in a translation, with Python ready, recording what it copies and its errors."""
    with browser.new_context() as context:
        context.add_init_script(RECORD)
        page = context.new_page()
        page.goto(site_url)
        wait_until(page, READY)
        page.evaluate(TRANSLATE)
        yield page


def test_a_journey_in_a_translation(translated_page: Page, site_url: str, flow: Flow) -> None:
    page = translated_page
    choose(page, "no", "yes", "no")
    path = "helper/kog-no/kasper-yes/old-sign-in-no/"
    assert page.url == site_url + path
    # The region is translated, but for what must be found as it is.
    expect(page.locator(".helper-heading")).to_be_focused()
    expect(page.locator(".helper-heading")).to_have_text("ششش شششش ششش KASPER شششش-شش, شششش شششش شششش ششششششش")
    expect(page.locator("[data-step='account-type']")).to_contain_text(
        "شششششش ش “Citizen or Business Partner” ششششششش."
    )
    phone = page.locator("[data-step='activate']").locator(PHONE)
    expect(phone).to_have_text(flow.contacts["kog-help-desk"].phone)
    assert phone.evaluate(ORDER)
    # It reads from right to left, and nothing lies over it.
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(COVERED) == []
    # Ticks and their progress.
    page.locator("[data-step='account-type'] .helper-tick input").check()
    progress = page.locator(".helper-checklist-progress")
    expect(progress.locator("strong")).to_have_text("1 شش 11 ششششش شششش.")
    expect(page.locator("[data-step='submit']")).to_have_attribute("aria-current", "step")
    # The deadline.
    page.locator("kasper-deadline").scroll_into_view_if_needed()
    page.locator("[data-window-show]").click()
    expect(page.locator("[data-window-deadline] strong")).to_contain_text("شششششششش شش")
    # What is copied is in English.
    page.locator("[data-call='kog-help-desk'] summary").click()
    page.locator("[data-call='kog-help-desk'] [data-copy]").click()
    page.locator(".helper-share [data-copy]").click()
    assert page.evaluate("copied") == [
        "I do not have a KOG account. I have or had a KASPER account.\n\nCan you help me create and activate a KOG account?",
        site_url + path,
    ]
    page.locator("[data-plan-clear]").click()
    expect(page.locator("[data-step='account-type'] .helper-tick input")).not_to_be_checked()
    change_answer(page, "kog", "pending")
    expect(page.locator("[data-procedure='activate-kog-account']")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-procedure='create-kog-account']")).to_be_visible()
    page.locator("a[data-start-again]").click()
    expect(page.locator("[data-question='kog']")).to_be_visible()
    assert page.evaluate("failures") == []


def test_on_a_site_that_translates_options_are_links(browser: Browser, site_url: str) -> None:
    def translated(route: Route) -> None:
        response = route.fetch()
        # Such a site names the translated one as the base of its URLs.
        route.fulfill(
            response=response, body=response.text().replace('data-root="../', 'data-root="https://site.example/')
        )

    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/helper/**/", translated)
        page.goto(f"{site_url}helper/kog-no/")
        page.evaluate(IDLE)
        assert page.evaluate("document.documentElement.dataset.helperRuntime") == "off"
        page.evaluate("window.isSame = true; location.hash = '#kasper'")
        page.click("a[data-option='no']")
        page.wait_for_url(f"{site_url}helper/kog-no/kasper-no/")
        assert page.evaluate("window.isSame") is None
