"""Ways to take an outcome along: a link, an email, plain text, a QR code, a printout and call scripts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from helper.render.text import MAX_EMAIL_URL
from tests.support.browser.engines import IN_BOTH_ENGINES
from tests.support.browser.helper import ENDLESS_DOWNLOADS, READY, change_answer, choose, go_home, open_fold, waiting
from tests.support.browser.qr_codes import seen_codes
from tests.support.browser.wait import wait_until
from tests.support.page import parse
from tests.support.server import serve

PATH: Final = "helper/kog-no/kasper-yes/old-sign-in-no/"
OTHER: Final = "helper/kog-pending/kasper-yes/old-sign-in-no/"
WITHOUT_CALL: Final = "helper/kog-yes/kasper-yes/old-sign-in-yes/"
SUMMARY: Final = ".helper-qr-code summary"
PICTURE: Final = ".helper-qr-code [role=img]"
RECORD: Final = """
  window.copied = [];
  window.sent = [];
  window.printed = 0;
  window.print = () => window.printed++;
  if (navigator.clipboard) navigator.clipboard.writeText = async (text) => void window.copied.push(text);
  navigator.canShare = () => true;
  navigator.share = async (data) => void window.sent.push(data);
"""
"""Replaces the clipboard and the browser's dialogs."""
REFUSE: Final = """
  window.failures = [];
  addEventListener("error", ({ message }) => failures.push(message));
  addEventListener("unhandledrejection", ({ reason }) => failures.push(String(reason)));
  window.reason = "NotAllowedError";
  const refuse = async () => { throw new DOMException("no", reason); };
  navigator.clipboard.writeText = refuse;
  document.execCommand = () => false;
  navigator.canShare = () => true;
  navigator.share = refuse;
  window.print = () => {};
"""
WITHOUT_CODES: Final = """(answer) => {
  window.ownFetch = window.fetch;
  window.answered = 0;
  window.fetch = async (url) => {
    if (!String(url).endsWith("/assets/codes.json")) return ownFetch(url);
    // By then the page has processed the response.
    setTimeout(() => window.answered++, 100);
    if (answer === "nothing") throw new TypeError("no network");
    return new Response("<!doctype html><p>Hello", { status: answer === "a page" ? 200 : 404 });
  };
}"""
"""Answers requests for the file of QR codes in the page, before the service worker can."""
UNSUPPORTED: Final = (
    "delete Navigator.prototype.clipboard; delete Navigator.prototype.canShare; delete Navigator.prototype.share;"
    "document.queryCommandSupported = () => false; delete window.print;"
)
"""Removes copying, sharing and printing from the browser."""


@pytest.fixture(scope="module")
def recorded_page(engine_browser: Browser) -> Iterator[Page]:
    """A page in which Python is never ready and that records what it copies, shares and prints."""
    with engine_browser.new_context() as context:
        context.add_init_script(ENDLESS_DOWNLOADS)
        context.add_init_script(RECORD)
        yield context.new_page()


@pytest.fixture(scope="module")
def recorded_live_page(engine_browser: Browser, site_url: str) -> Iterator[Page]:
    """The home page with Python ready, recording the same."""
    with engine_browser.new_context() as context:
        context.add_init_script(RECORD)
        page = context.new_page()
        page.goto(site_url)
        wait_until(page, READY)
        yield page


@pytest.fixture(scope="module")
def home(site: Path) -> str:
    """The URL of the site in the build."""
    url = parse(site, "").find("link[@rel='canonical']")[0].get("href")
    assert url
    return url


def body_of(page: Page) -> str:
    """The text of the email that a page's link opens."""
    url = page.locator("a[data-email]").get_attribute("href") or ""
    assert len(url) < MAX_EMAIL_URL
    [body] = parse_qs(urlsplit(url).query)["body"]
    return body


def test_without_scripts_an_outcome_has_links_and_a_qr_code_but_no_buttons(
    page_without_scripts: Page, site_url: str, home: str
) -> None:
    page_without_scripts.goto(site_url + PATH)
    expect(page_without_scripts.locator("[data-helper] button")).not_to_have_count(0)
    expect(page_without_scripts.locator("[data-helper] button:visible")).to_have_count(0)
    expect(page_without_scripts.locator("a[data-email]")).to_be_visible()
    open_fold(page_without_scripts, "Links to these steps")
    expect(page_without_scripts.locator("a[data-text]")).to_be_visible()
    assert body_of(page_without_scripts).startswith(f"{home}{PATH}\r\n\r\nGet your old KASPER sign-in")
    expect(page_without_scripts.locator(PICTURE)).to_be_hidden()
    page_without_scripts.click(SUMMARY)
    assert seen_codes(page_without_scripts) == [home + PATH]


@IN_BOTH_ENGINES
def test_the_buttons_copy_share_and_print(recorded_page: Page, site_url: str) -> None:
    recorded_page.goto(f"{site_url}{PATH}?from=elsewhere#create-kog-account")
    said = recorded_page.locator("kasper-share [role=status]")
    expect(said).to_be_empty()
    recorded_page.click("text=Copy link")
    expect(said).to_have_text("Copied.")
    recorded_page.click(".helper-share [data-send]")
    recorded_page.locator(".helper-share").get_by_role("button", name="Print").click()
    assert recorded_page.evaluate("copied") == [site_url + PATH]
    assert recorded_page.evaluate("sent") == [{"title": recorded_page.title(), "url": site_url + PATH}]
    assert recorded_page.evaluate("printed") == 1


def test_a_call_script_is_copied_as_it_is_shown(recorded_page: Page, site_url: str) -> None:
    recorded_page.goto(site_url + PATH)
    call = recorded_page.locator("[data-call='kasper-help-desk']")
    call.locator("summary").click()
    call.get_by_role("button", name="Copy these words to the KASPER Help Desk").click()
    expect(call.locator("[role=status]")).to_have_text("Copied.")
    [text] = recorded_page.evaluate("copied")
    says, asks = text.split("\n\n")
    assert says.startswith("I have or had a KASPER account. I no longer know the KASPER user name or password ")
    assert asks.startswith("Can you help me with my old KASPER user name and password?")
    expect(recorded_page.locator("[data-call='kog-help-desk'] [role=status]")).to_be_empty()


@IN_BOTH_ENGINES
def test_the_keyboard_reaches_and_presses_every_control(recorded_page: Page, site_url: str) -> None:
    recorded_page.goto(site_url + WITHOUT_CALL)
    recorded_page.locator(".helper-heading").focus()
    names = []
    for _ in range(4):
        recorded_page.keyboard.press("Tab")
        names.append(recorded_page.evaluate("document.activeElement.textContent"))
        if names[-1] != "Email":
            recorded_page.keyboard.press("Enter")
    assert names == ["Copy link", "Share", "Email", "Print"]
    assert recorded_page.evaluate("[copied.length, sent.length, printed]") == [1, 1, 1]


def test_the_real_clipboard_gets_the_link(browser: Browser, site_url: str) -> None:
    with waiting(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(site_url + PATH)
        page.click("text=Copy link")
        expect(page.locator("kasper-share [role=status]")).to_have_text("Copied.")
        assert page.evaluate("navigator.clipboard.readText()") == site_url + PATH


@IN_BOTH_ENGINES
def test_without_a_clipboard_the_older_way_copies(engine_browser: Browser, site_url: str) -> None:
    with waiting(engine_browser) as page:
        page.add_init_script("delete Navigator.prototype.clipboard;")
        page.goto(site_url + PATH)
        page.evaluate("addEventListener('copy', ({ target }) => window.copied = target.value)")
        page.click("text=Copy link")
        expect(page.locator("kasper-share [role=status]")).to_have_text("Copied.")
        assert page.evaluate("copied") == site_url + PATH
        assert page.evaluate("document.activeElement.textContent") == "Copy link"
        assert page.locator("textarea").count() == 0


@IN_BOTH_ENGINES
def test_what_the_browser_refuses_is_said(engine_browser: Browser, site_url: str) -> None:
    with waiting(engine_browser) as page:
        page.add_init_script(REFUSE)
        page.goto(site_url + PATH)
        said = page.locator("kasper-share [role=status]")
        refused = f"Your browser does not allow this. The link is: {site_url}{PATH}"
        page.click("text=Copy link")
        expect(said).to_have_text(refused)
        page.locator("[data-call='kog-help-desk'] summary").click()
        page.locator("[data-call='kog-help-desk'] button").click()
        select = "Your browser does not let this page copy. Select the words instead."
        expect(page.locator("[data-call='kog-help-desk'] [role=status]")).to_have_text(select)
        for reason, text in (("AbortError", ""), ("InvalidStateError", ""), ("NotAllowedError", refused)):
            page.evaluate("name => window.reason = name", reason)
            page.click(".helper-share [data-send]")
            expect(said).to_have_text(text)
        page.click(".helper-share [data-print]")
        expect(said).to_have_text("If no dialog opens, print from your browser’s menu.")
        assert page.evaluate("failures") == []


def test_nothing_is_said_where_the_print_dialog_opens(waiting_page: Page, site_url: str) -> None:
    waiting_page.goto(site_url + PATH)
    waiting_page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    waiting_page.click(".helper-share [data-print]")
    waiting_page.wait_for_timeout(1200)
    expect(waiting_page.locator("kasper-share [role=status]")).to_be_empty()


def test_unsupported_actions_are_not_offered(engine_browser: Browser, site_url: str) -> None:
    with waiting(engine_browser) as page:
        page.add_init_script(UNSUPPORTED)
        page.goto(site_url + PATH)
        expect(page.locator(".helper-qr-code")).to_be_visible()  # by then the script has run
        expect(page.locator("[data-helper] button:visible")).to_have_count(0)


@IN_BOTH_ENGINES
def test_a_sandboxed_frame_does_not_offer_printing(engine_browser: Browser, site_url: str, tmp_path: Path) -> None:
    frame = f"<iframe sandbox=allow-scripts width=900 height=900 src='{site_url}{PATH}'></iframe>"
    (tmp_path / "index.html").write_text(frame)
    with serve(tmp_path) as elsewhere, engine_browser.new_context() as context:
        page = context.new_page()
        page.goto(elsewhere)
        framed = page.frame_locator("iframe")
        # The script has run.
        own = quote(f"&body={site_url}{PATH}", safe="&=")
        expect(framed.locator(f"a[data-email][href*='{own}']")).to_be_visible()
        expect(framed.locator("[data-print]")).to_be_hidden()


def test_an_email_begins_with_the_url_of_its_page_and_is_not_too_long(recorded_page: Page, site_url: str) -> None:
    for path in (PATH, WITHOUT_CALL):
        recorded_page.goto(site_url + path)
        expect(recorded_page.locator("[data-copy]").first).to_be_visible()
        assert body_of(recorded_page).startswith(f"{site_url}{path}\r\n\r\n"), path


@IN_BOTH_ENGINES
def test_a_browser_shows_the_plain_text_as_it_was_written(recorded_page: Page, site_url: str) -> None:
    recorded_page.goto(site_url + PATH)
    open_fold(recorded_page, "Links to these steps")
    recorded_page.click("a[data-text]")
    recorded_page.wait_for_url(f"{site_url}{PATH}plan.txt")
    text = recorded_page.evaluate("document.body.innerText")
    assert "“Citizen or Business Partner”" in text
    assert text.startswith("Get your old KASPER sign-in, then link your account\n")


def test_a_phone_reads_the_qr_code_in_all_colors_and_on_paper(waiting_page: Page, site_url: str, home: str) -> None:
    looks: list[tuple[Literal["light", "dark"], Literal["active", "none"], Literal["null", "print"]]] = [
        ("light", "none", "null"),
        ("dark", "none", "null"),
        ("dark", "active", "null"),
        ("dark", "none", "print"),
    ]
    for colors, forced, medium in looks:
        waiting_page.emulate_media(media=medium, color_scheme=colors, forced_colors=forced)
        waiting_page.goto(site_url + PATH)
        if medium != "print":
            waiting_page.click(SUMMARY)
        assert seen_codes(waiting_page) == [home + PATH], (colors, forced, medium)


def test_after_each_move_link_email_text_and_qr_code_are_those_of_the_new_state(
    recorded_live_page: Page, site_url: str, home: str
) -> None:
    page = recorded_live_page
    go_home(page, site_url)
    expect(page.locator(".helper-qr-code")).to_be_hidden()
    choose(page, "no", "yes", "no")
    for path in (PATH, OTHER):
        if path == OTHER:
            change_answer(page, "kog", "pending")
            expect(page.locator("[data-procedure='activate-kog-account']")).to_be_visible()
        expect(page.locator(".helper-qr-code")).to_be_visible()
        wait_until(page, "path => document.querySelector('[data-code]').dataset.code.endsWith(path)", arg=path)
        if not page.locator(PICTURE).is_visible():
            page.click(SUMMARY)
        expect(page.locator(PICTURE)).to_be_visible()
        assert seen_codes(page) == [home + path]
        assert body_of(page).startswith(f"{site_url}{path}\r\n\r\n")
        assert page.evaluate("document.querySelector('a[data-text]').href") == f"{site_url}{path}plan.txt"
        page.click("text=Copy link")
        expect(page.locator("kasper-share [role=status]")).to_have_text("Copied.")
    assert page.evaluate("copied.slice(-2)") == [site_url + PATH, site_url + OTHER]
    page.click("a[data-start-again]")
    expect(page.locator("[data-question='kog']")).to_be_visible()
    expect(page.locator(".helper-qr-code")).to_be_hidden()


def test_no_qr_code_is_shown_until_their_file_loads(live_page: Page) -> None:
    page = live_page
    # A page that has loaded the codes does not request them again.
    page.reload()
    wait_until(page, READY)
    for answer in ("nothing", "an error", "a page"):
        page.evaluate(WITHOUT_CODES, answer)
        choose(page, "no", "yes", "no")
        wait_until(page, "window.answered === 1")
        expect(page.locator("a[data-email]")).to_be_visible()
        expect(page.locator(".helper-qr-code")).to_be_hidden()
        page.evaluate("window.fetch = window.ownFetch")
        if answer != "a page":
            page.click("a[data-start-again]")
            expect(page.locator("[data-question='kog']")).to_be_visible()
    change_answer(page, "kog", "pending")
    expect(page.locator(".helper-qr-code")).to_be_visible()


def test_a_page_does_not_download_the_qr_code_it_has(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.add_init_script(ENDLESS_DOWNLOADS)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url + PATH)
    expect(page.locator(".helper-qr-code")).to_be_visible()
    assert not [url for url in asked if "codes" in url]


def test_the_email_does_not_move_when_the_script_comes(waiting_page: Page, site_url: str) -> None:
    email = waiting_page.locator("[data-email]")
    held: list[Route] = []
    waiting_page.route("**/helper.js", lambda route: held.append(route))
    with waiting_page.expect_request("**/helper.js"):
        waiting_page.goto(site_url + PATH, wait_until="commit")
    waiting_page.evaluate("() => document.fonts.ready.then(() => null)")
    before = email.bounding_box()
    held[0].continue_()
    expect(waiting_page.locator("kasper-share [data-copy]")).to_be_visible()
    waiting_page.unroute("**/helper.js")
    assert email.bounding_box() == before
