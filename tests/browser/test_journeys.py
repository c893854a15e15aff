"""Journeys by clicks, with and without JavaScript, to representative outcomes and back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from helper.engine.paths import locate, path_of
from helper.engine.replay import Reached, given, replay
from helper.model.flow import Flow
from helper.render.region import render
from tests.support.browser.arrival import ARRIVED, arrival
from tests.support.browser.engines import IN_BOTH_ENGINES
from tests.support.browser.helper import MUTE_WORKER, READY, change_answer, choose, expect_left, waiting
from tests.support.browser.wait import wait_until
from tests.support.cover import representative_outcomes
from tests.support.odd_paths import FLOW

OUTCOMES: Final = representative_outcomes(FLOW)
PATHS: Final = [path_of(state.answers) for state in OUTCOMES]
AS_RENDERED = """region => {
  const copy = region.cloneNode(true);
  for (const button of copy.querySelectorAll("button:not([data-plan-clear])")) button.parentElement.hidden = true;
  for (const box of copy.querySelectorAll("input[type='checkbox']")) box.removeAttribute("autocomplete");
  for (const step of copy.querySelectorAll("[aria-current='step']")) step.removeAttribute("aria-current");
  for (const filled of copy.querySelectorAll("kasper-deadline")) filled.replaceChildren();
  copy.querySelector(".helper-checklist").hidden = true;
  const email = copy.querySelector("a[data-email]");
  const own = encodeURIComponent(location.href + "\\r\\n\\r\\n");
  if (!email.href.includes(`&body=${own}`)) return "the email does not begin with the URL";
  email.setAttribute("href", email.href.replace(own, ""));
  return copy.outerHTML;
}"""
"""The HTML of the region without what scripts add: ticks, the URL in the email, and buttons."""
HOLD_ORDERS = """() => {
  const post = Worker.prototype.postMessage;
  const held = [];
  Worker.prototype.postMessage = function (...order) { held.push(() => post.apply(this, order)); };
  window.release = () => {
    Worker.prototype.postMessage = post;
    for (const send of held.splice(0)) send();
  };
}"""
"""Holds all messages to the worker until `release()`."""
DESCRIBED = """() => {
  const attribute = (selector, name) => document.querySelector(selector)?.getAttribute(name) ?? null;
  const all = (selector, read) => [...document.querySelectorAll(selector)].map(read);
  return {
    title: document.title,
    canonical: attribute("link[rel=canonical]", "href"),
    printed: document.querySelector("[data-address]").textContent,
    meta: all("meta[name='description'], meta[property^='og:']", ({ content }) => content),
    structured: all("script[type='application/ld+json']", ({ textContent }) => JSON.parse(textContent)),
    tabs: all(".md-tabs [aria-current]", ({ textContent }) => textContent.trim()),
    outside: all("[data-outside-helper]", (element) => element.checkVisibility() && element.textContent).filter(Boolean),
  };
}"""
"""What a page says of itself, and on the home page also outside of the helper."""
ANSWERED = """async () => {
  await document.querySelector("kasper-helper").ask({ state: "helper/" });
}"""
"""Resolves when the worker has answered everything sent before."""
RECORD_ORDERS = """() => {
  const post = Worker.prototype.postMessage;
  window.posted = [];
  window.restore = () => { Worker.prototype.postMessage = post; };
  Worker.prototype.postMessage = function (order) { window.posted.push(order); post.call(this, order); };
}"""


def click_through(page: Page, state: Reached, check: Callable[[], None] = lambda: None) -> None:
    """Answer every question on the way to that state; `check` runs after each move."""
    for question, option in given(state.answers).items():
        expect(page.locator("[data-helper]")).to_have_attribute("data-question", question)
        page.click(f"[data-helper] a[data-option='{option}']")
        expect_left(page, question)
        check()


def expect_outcome(page: Page, state: Reached) -> None:
    region = page.locator("[data-helper]")
    expect(region).to_have_attribute("data-state", "outcome")
    assert state.outcome is not None
    expect(region).to_have_attribute("data-outcome", state.outcome.id)
    expect(region).to_have_attribute("data-procedures", " ".join(p.id for p in state.procedures))
    assert page.url.endswith(path_of(state.answers))
    for procedure in state.procedures:
        expect(page.locator(f"section[data-procedure='{procedure.id}'] .helper-steps > li")).to_have_count(
            len(procedure.steps)
        )


@pytest.mark.parametrize("state", OUTCOMES, ids=PATHS)
def test_without_javascript_an_outcome_is_reached_from_the_home_page(
    page_without_scripts: Page, site_url: str, state: Reached
) -> None:
    page_without_scripts.goto(site_url + "index.html")
    click_through(page_without_scripts, state)
    expect_outcome(page_without_scripts, state)


@pytest.mark.parametrize("state", OUTCOMES, ids=PATHS)
def test_with_python_an_outcome_is_reached_without_leaving_the_page(
    live_page: Page, site_url: str, flow: Flow, state: Reached
) -> None:
    def check_move() -> None:
        assert arrival(live_page) == ARRIVED, live_page.url
        region = render(flow, locate(flow, live_page.url.removeprefix(site_url)).state)
        assert live_page.title() == f"{region.title} - KASPER access guide"
        assert live_page.locator("h1:visible").inner_text() in region.title
        assert live_page.url == site_url + region.path

    requests: list[str] = []
    live_page.evaluate("window.same = true")
    live_page.on("request", lambda request: requests.append(request.url))
    click_through(live_page, state, check_move)
    expect_outcome(live_page, state)
    assert live_page.evaluate("window.same"), "the page was loaded again"
    # Chromium requests the icon whenever the URL changes, and storing the site for offline use may still be going on.
    assert [request for request in requests if not request.startswith(f"{site_url}assets/")] == []
    expected = live_page.evaluate(
        "html => { const t = document.createElement('template'); t.innerHTML = html; return t.innerHTML }",
        render(flow, state).html,
    )
    assert live_page.locator("[data-helper]").evaluate(AS_RENDERED) == expected


def test_a_live_move_updates_the_focus_the_title_the_canonical_url_and_the_rest_of_the_page(
    live_page: Page, site: Path, site_url: str, flow: Flow
) -> None:
    intro = live_page.locator(".helper-home-intro")
    expect(intro).to_be_visible()
    live_page.click("a[data-option='no']")
    heading = live_page.locator("h1.helper-heading")
    expect(heading).to_be_focused()
    expect(heading).to_have_text("Have you ever had a KASPER account?")
    expect(live_page).to_have_title(f"{render(flow, replay(flow, {'kog': 'no'})).title} - KASPER access guide")
    canonical = live_page.locator("link[rel=canonical]").evaluate("link => link.outerHTML")
    assert canonical in (site / "helper" / "kog-no" / "index.html").read_text("utf-8")
    assert live_page.evaluate("scrollY") == 0
    contacts = live_page.locator(".md-tabs a", has_text="Contacts")
    assert contacts.evaluate("link => link.href") == f"{site_url}guide/contacts/"
    expect(intro).to_be_hidden()
    current = live_page.locator(".md-tabs [aria-current]")
    expect(current).to_have_text("Find your steps")
    live_page.go_back()
    expect(intro).to_be_visible()
    expect(current).to_have_count(0)


def test_back_and_forward_move_between_states(live_page: Page, site_url: str) -> None:
    live_page.click("a[data-option='yes']")
    expect(live_page.locator("[data-question='kasper']")).to_be_visible()
    live_page.click("a[data-option='yes']")
    expect(live_page.locator("[data-question='old-sign-in']")).to_be_visible()
    live_page.go_back()
    expect(live_page.locator("[data-question='kasper']")).to_be_visible()
    expect(live_page.locator("h1.helper-heading")).to_be_focused()
    live_page.go_back()
    expect(live_page.locator("[data-question='kog']")).to_be_visible()
    assert live_page.url == site_url
    expect(live_page).to_have_title("Get into KASPER - KASPER access guide")
    live_page.go_forward()
    live_page.go_forward()
    expect(live_page.locator("[data-question='old-sign-in']")).to_be_visible()
    assert live_page.evaluate(READY)


def expect_as_loaded(page: Page, fresh: Page) -> None:
    """Expect that the page says of itself what a page says that has just been loaded from the same URL."""
    expect(fresh.locator("h1:visible")).to_have_count(1)
    expect(page.locator("h1:visible")).to_have_text(fresh.locator("h1:visible").inner_text())
    assert page.evaluate(DESCRIBED) == fresh.evaluate(DESCRIBED), page.url


@IN_BOTH_ENGINES
def test_a_live_page_says_of_itself_what_its_url_says_when_loaded(engine_browser: Browser, site_url: str) -> None:
    with engine_browser.new_context() as context, waiting(engine_browser) as fresh:
        page = context.new_page()
        page.goto(site_url)
        wait_until(page, READY)
        choose(page, "no")
        fresh.goto(page.url)
        expect_as_loaded(page, fresh)
        choose(page, "no")
        fresh.goto(page.url)
        expect_as_loaded(page, fresh)


# The history of a tab may have the URL of the home page while another document is open: after a reload, when the browser
# restores or copies a tab, and when it no longer holds the first document.
@IN_BOTH_ENGINES
def test_back_shows_the_page_of_the_url_also_where_the_document_began_at_another(
    engine_browser: Browser, site_url: str
) -> None:
    with engine_browser.new_context() as context, waiting(engine_browser) as fresh:
        page = context.new_page()
        page.goto(site_url)
        wait_until(page, READY)
        choose(page, "no", "no")
        page.reload()
        wait_until(page, READY)
        for question in ("kasper", "kog"):
            page.evaluate("history.back()")
            expect(page.locator(f"[data-question='{question}']")).to_be_visible()
            wait_until(page, READY)
            fresh.goto(page.url)
            expect_as_loaded(page, fresh)
        assert page.url == site_url
        choose(page, "no")
        expect(page.locator(".helper-home-intro")).to_be_hidden()


@pytest.mark.parametrize("live", [True, False], ids=["with Python", "without JavaScript"])
def test_changing_one_answer_keeps_the_others(live: bool, request: pytest.FixtureRequest, site_url: str) -> None:
    page: Page = request.getfixturevalue("live_page" if live else "page_without_scripts")
    if not live:
        page.goto(site_url)
    for question, option in (("kog", "no"), ("kasper", "yes"), ("old-sign-in", "no")):
        page.click(f"[data-question='{question}'] a[data-option='{option}']")
    expect(page.locator("[data-outcome='recover-and-link']")).to_be_visible()
    change_answer(page, "kog", "pending")
    expect(
        page.locator("[data-procedures='activate-kog-account recover-old-sign-in link-kasper-account']")
    ).to_be_visible()
    assert page.url == f"{site_url}helper/kog-pending/kasper-yes/old-sign-in-no/"
    page.click("a[data-start-again]")
    expect(page.locator("[data-question='kog']")).to_be_visible()
    assert page.url == f"{site_url}helper/"


def test_a_change_that_needs_another_question_asks_it(live_page: Page, site_url: str) -> None:
    choose(live_page, "yes", "no")
    expect(live_page.locator("[data-outcome='new-account']")).to_be_visible()
    change_answer(live_page, "kasper", "yes")
    expect(live_page.locator("[data-question='old-sign-in']")).to_be_visible()
    assert live_page.url == f"{site_url}helper/kog-yes/kasper-yes/"


def test_a_click_with_a_modifier_or_the_middle_button_opens_another_tab_or_window(
    live_page: Page, site_url: str
) -> None:
    ways: list[tuple[list[Literal["Control", "Shift"]], Literal["left", "middle"]]] = [
        (["Control"], "left"),
        (["Shift"], "left"),
        ([], "middle"),
    ]
    for modifiers, button in ways:
        with live_page.context.expect_page() as opened:
            live_page.click("a[data-option='no']", modifiers=modifiers, button=button)
        opened.value.wait_for_url(f"{site_url}helper/kog-no/")
        opened.value.close()
        assert live_page.url == site_url


def test_before_python_is_ready_a_click_is_a_link(page: Page, site_url: str) -> None:
    page.route("**/image.wasm", lambda route: None)
    page.goto(site_url)
    wait_until(page, "document.documentElement.dataset.helperRuntime === 'loading'")
    page.click("a[data-option='no']")
    page.wait_for_url(f"{site_url}helper/kog-no/")
    expect(page.locator("[data-question='kasper']")).to_be_visible()


def test_a_click_that_python_does_not_answer_follows_the_link(page: Page, site_url: str) -> None:
    page.add_init_script(MUTE_WORKER)
    page.goto(site_url)
    wait_until(page, READY)
    page.click("a[data-option='no']")
    page.wait_for_url(f"{site_url}helper/kog-no/")
    expect(page.locator("[data-question='kasper']")).to_be_visible()


def test_the_last_of_two_quick_clicks_counts(live_page: Page, site_url: str) -> None:
    live_page.evaluate("for (const id of ['no', 'pending']) document.querySelector(`a[data-option=${id}]`).click()")
    expect(live_page.locator("[data-answer='kog'] dd").first).to_have_text("not activated yet")
    assert live_page.url == f"{site_url}helper/kog-pending/"


def test_the_home_page_works_live_however_its_url_is_written(page: Page, site_url: str) -> None:
    for spelling in ("?utm_source=mail", "index.html?a=b#c"):
        page.goto(site_url + spelling)
        wait_until(page, READY)
        page.click("a[data-option='no']")
        expect(page.locator("[data-question='kasper']")).to_be_visible()
        expect(page.locator("[data-notice]")).to_have_count(0)
        assert page.url == f"{site_url}helper/kog-no/"
        page.go_back()
        expect(page.locator("[data-question='kog']")).to_be_visible()
        expect(page.locator(".helper-home-intro")).to_be_visible()
        assert page.evaluate(READY)


def test_a_late_response_after_back_and_forward_changes_nothing(live_page: Page, site_url: str) -> None:
    for question, option in (("kog", "no"), ("kasper", "no")):
        live_page.click(f"[data-question='{question}'] a[data-option='{option}']")
    expect(live_page.locator("[data-outcome='new-account']")).to_be_visible()
    live_page.evaluate(HOLD_ORDERS)
    live_page.evaluate("history.back()")
    live_page.wait_for_url(f"{site_url}helper/kog-no/")
    live_page.evaluate("history.forward()")
    live_page.wait_for_url(f"{site_url}helper/kog-no/kasper-no/")
    live_page.evaluate("release()")
    live_page.evaluate(ANSWERED)
    expect(live_page.locator("[data-outcome='new-account']")).to_be_visible()
    assert live_page.url == f"{site_url}helper/kog-no/kasper-no/"


def test_responses_to_the_next_possible_clicks_are_prepared_in_idle_time(live_page: Page) -> None:
    live_page.evaluate(RECORD_ORDERS)
    try:
        live_page.click("a[data-option='no']")
        expect(live_page.locator("[data-question='kasper']")).to_be_visible()
        asked, ahead = live_page.evaluate("window.posted")
        assert json.loads(asked["request"]) == {"state": "helper/kog-no/"}
        paths = {json.loads(request)["state"] for request in ahead["soon"]}
        assert {"helper/kog-no/kasper-yes/", "helper/kog-no/kasper-no/", "helper/"} <= paths
    finally:
        live_page.evaluate("window.restore()")
