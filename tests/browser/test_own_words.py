"""Visitors say in their own words what is wrong, and Python in the browser finds their steps."""

from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser.axe import violations
from tests.support.browser.engines import IN_BOTH_ENGINES
from tests.support.browser.faulty_site import faulty_site, missing
from tests.support.browser.focus import press_until
from tests.support.browser.helper import READY, SETTLED, STATE, go_home, open_fold
from tests.support.browser.offline import PYTHON_STORED
from tests.support.browser.publisher import publisher
from tests.support.browser.wait import IDLE, wait_until
from tests.support.server import serve

LINE: Final = "Or say it in your own words"
SENTENCE: Final = "I can sign in to KOG, and I never had a KASPER account."
PATH: Final = "helper/kog-yes/kasper-no/"
UNDERSTOOD: Final = "[data-understood]"
STATUS: Final = "kasper-own-words [role=status]"
STORED: Final = """async () => {
  const read = async (cache, request) => [request.url, await (await cache.match(request)).text()];
  const readAll = async (cache) => Promise.all((await cache.keys()).map((request) => read(cache, request)));
  const files = await Promise.all((await caches.keys()).map(async (name) => readAll(await caches.open(name))));
  const databases = await indexedDB.databases();
  const all = [{ ...localStorage }, { ...sessionStorage }, document.cookie, document.title, location.href, history.state,
    window.name, files];
  return [databases.length, JSON.stringify(all)];
}"""
"""How many databases there are, and everything else that a page can store, or write into its URL, its title and the history."""


@pytest.fixture
def home(live_page: Page) -> Page:
    """The home page with Python ready and the box open."""
    open_fold(live_page, LINE)
    return live_page


def type_in(page: Page, words: str) -> None:
    # As pasting does: typing a long text would take long.
    page.locator("kasper-own-words textarea").evaluate(
        "(field, words) => { field.value = words; field.dispatchEvent(new InputEvent('input', { bubbles: true })); }",
        words,
    )


def say(page: Page, words: str) -> None:
    type_in(page, words)
    page.get_by_role("button", name="Find my steps").click()


def test_the_line_does_not_move_anything_and_is_not_there_without_scripts(
    page_without_scripts: Page, waiting_page: Page, site_url: str
) -> None:
    page_without_scripts.goto(site_url)
    expect(page_without_scripts.get_by_text(LINE)).to_be_hidden()
    waiting_page.set_viewport_size({"width": 390, "height": 800})
    waiting_page.goto(site_url)
    expect(waiting_page.get_by_text(LINE)).to_be_visible()
    assert waiting_page.evaluate("performance.getEntriesByType('layout-shift').length") == 0


@IN_BOTH_ENGINES
def test_the_keyboard_leads_from_a_sentence_to_an_outcome(engine_browser: Browser, site_url: str) -> None:
    with engine_browser.new_context() as context:
        page = context.new_page()
        page.goto(site_url)
        wait_until(page, READY)
        press_until(page, "kasper-own-words summary")
        page.keyboard.press("Enter")
        press_until(page, "kasper-own-words textarea")
        page.keyboard.type(SENTENCE)
        press_until(page, "[data-read]")
        page.keyboard.press("Enter")
        heading = page.get_by_role("heading", name="From what you wrote")
        expect(heading).to_be_focused()
        expect(page.locator(UNDERSTOOD)).to_match_aria_snapshot(
            """
            - heading "From what you wrote"
            - term: KOG account
            - definition: I can sign in (“I can sign in to KOG”)
            - definition
            - term: KASPER account
            - definition: I never had one (“I never had a KASPER account”)
            - definition
            - paragraph:
              - link "Right? See your steps"
            """
        )
        press_until(page, "[data-onward]")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1, name="Request a new KASPER account")).to_be_focused()
        assert page.url == site_url + PATH


def test_an_answer_can_be_changed_and_the_open_question_keeps_the_others(home: Page, site_url: str) -> None:
    say(home, "I had a KASPER account but forgot my KASPER password.")
    found = home.locator(UNDERSTOOD)
    expect(found.locator("a[data-onward]")).to_have_count(5)
    found.get_by_text("Change", exact=True).last.click()
    found.get_by_role("button", name="Yes, I know my old KASPER user name and password").click()
    expect(found).to_contain_text("I know it")
    found.get_by_role("link", name="No, I have no KOG account").click()
    expect(home.locator("[data-outcome='link-account']")).to_be_visible()
    assert home.url == f"{site_url}helper/kog-no/kasper-yes/old-sign-in-yes/"


def test_what_was_typed_is_still_there_on_the_way_back(home: Page, site_url: str) -> None:
    say(home, SENTENCE)
    home.locator("a[data-onward]").click()
    expect(home.locator("[data-outcome]")).to_be_visible()
    go_home(home, site_url)
    assert home.locator("kasper-own-words textarea").input_value() == SENTENCE


def test_before_python_is_ready_an_answer_waits_and_says_so(page: Page, site: Path, tmp_path: Path) -> None:
    with publisher(tmp_path, site) as host:
        host.held = ("/image.wasm",)
        page.goto(host.url)
        page.click(f"text={LINE}")
        say(page, SENTENCE)
        expect(page.locator(STATUS)).to_have_text("One moment, this is still loading …")
        host.held = ()
        expect(page.get_by_role("heading", name="From what you wrote")).to_be_focused()
        expect(page.locator(STATUS)).to_be_empty()


def test_a_text_that_was_changed_since_has_no_answer_and_keeps_the_focus(
    page: Page, site: Path, tmp_path: Path
) -> None:
    with publisher(tmp_path, site) as host:
        host.held = ("/image.wasm",)
        page.goto(host.url)
        page.click(f"text={LINE}")
        say(page, SENTENCE)
        field = page.locator("kasper-own-words textarea")
        field.press("!")
        expect(page.locator(STATUS)).to_be_empty()
        host.held = ()
        wait_until(page, READY)
        page.evaluate(IDLE)
        expect(field).to_be_focused()
        expect(page.locator(UNDERSTOOD)).to_be_empty()
        page.click("[data-read]")
        expect(page.get_by_role("heading", name="From what you wrote")).to_be_focused()


def test_it_still_works_where_a_script_has_moved_it(home: Page) -> None:
    home.evaluate("{ const box = document.querySelector('kasper-own-words'); box.parentElement.append(box); }")
    say(home, SENTENCE)
    expect(home.locator("a[data-onward]")).to_be_visible()


@pytest.mark.parametrize(
    ("absent", "state"),
    [((), ["ready", "image"]), (("image.wasm",), ["ready", "plain"])],
    ids=["image", "fallback"],
)
def test_each_way_to_start_python_reads_the_same(
    page: Page, site: Path, absent: tuple[str, ...], state: list[str]
) -> None:
    with faulty_site(site, dict.fromkeys(absent, missing)) as url:
        page.goto(url)
        wait_until(page, SETTLED)
        assert page.evaluate(STATE) == state
        page.click(f"text={LINE}")
        say(page, SENTENCE)
        expect(page.locator("a[data-onward]")).to_have_attribute("href", PATH)


def test_without_python_the_question_is_the_way(page: Page, site: Path) -> None:
    with faulty_site(site, {"image.wasm": missing, "pyodide.asm.wasm": missing}) as url:
        page.goto(url)
        page.click(f"text={LINE}")
        wait_until(page, SETTLED)
        say(page, SENTENCE)
        expect(page.locator(STATUS)).to_have_text("This does not work here now. Please choose an answer above.")
        assert page.locator("kasper-own-words textarea").input_value() == SENTENCE


def test_who_saves_data_starts_python_by_opening_the_box(browser: Browser, site_url: str) -> None:
    with browser.new_context() as context:
        context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
        page = context.new_page()
        page.goto(site_url, wait_until="networkidle")
        assert page.evaluate(STATE) == ["off", None]
        page.click(f"text={LINE}")
        say(page, SENTENCE)
        expect(page.locator("a[data-onward]")).to_be_visible()


@IN_BOTH_ENGINES
def test_it_works_in_a_frame(engine_browser: Browser, site_url: str) -> None:
    with engine_browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site_url}embed/")
        page.click(f"text={LINE}")
        say(page, SENTENCE)
        page.locator("a[data-onward]").click()
        expect(page.locator("[data-outcome='new-account']")).to_be_visible()
        assert page.url == f"{site_url}embed/kog-yes/kasper-no/"


@pytest.mark.parametrize("width", [1280, 320])
def test_the_box_and_what_was_understood_are_accessible_and_fit(home: Page, width: int) -> None:
    home.set_viewport_size({"width": width, "height": 800})
    for words in ("I had a KASPER account.", "Hello", "The activation link expired."):
        say(home, words)
        expect(home.locator(f"{UNDERSTOOD} [tabindex='-1']")).to_be_focused()
        assert violations(home) == []
        assert home.evaluate("document.documentElement.scrollWidth <= innerWidth")
    home.set_viewport_size({"width": 1280, "height": 720})


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("", "Write something first."),
        (" \n", "Write something first."),
        ("\x00\ufffe", "We could not tell from this which steps you need."),
        ("كاسبر", "We could not tell from this which steps you need."),
        (
            "<img src=x onerror='window.hacked = 1'><script>window.hacked = 1</script>",
            "We could not tell from this which steps you need",
        ),
        ("x" * 1_000_000, "That is too long."),
    ],
    ids=["empty", "blank", "binary", "other script", "HTML", "1 MB"],
)
def test_whatever_is_typed_gets_a_plain_sentence(home: Page, words: str, answer: str) -> None:
    field = home.locator("kasper-own-words textarea")
    # To draw a million letters takes longer than a test may take.
    field.evaluate("(field) => { field.style.display = 'none'; }")
    say(home, words)
    expect(home.locator("kasper-own-words details")).to_contain_text(answer)
    type_in(home, "")
    field.evaluate("(field) => { field.style.display = ''; }")
    assert home.evaluate("window.hacked") is None


@pytest.mark.attack(
    "The host",
    "It reads in requests, or another page of its origin in the browser, what somebody has typed in their own words",
    "Nothing typed is sent, stored, or put into a URL, a title or the history",
)
@IN_BOTH_ENGINES
def test_nothing_typed_leaves_the_page(engine_browser: Browser, site: Path) -> None:
    seen: list[str] = []

    def guard(request: SimpleHTTPRequestHandler) -> bool:
        seen.append(f"{request.requestline}\n{request.headers}")
        return True

    def look(page: Page) -> None:
        databases, stored = page.evaluate(STORED)
        assert databases == 0
        seen.append(stored)

    with serve(site, guards=[guard]) as url, engine_browser.new_context() as context:
        page = context.new_page()
        context.on(
            "request", lambda request: seen.append(f"{request.url} {request.headers} {request.post_data_buffer!r}")
        )
        page.on("console", lambda message: seen.append(message.text))
        page.goto(url)
        page.locator(PYTHON_STORED).wait_for(timeout=120_000)
        page.click(f"text={LINE}")
        say(page, "I can sign in to KOG, and I nEvEr HaD a KaSpEr account.")
        look(page)
        expect(page.locator(UNDERSTOOD)).to_contain_text("nEvEr HaD")
        page.locator("a[data-onward]").click()
        expect(page.locator("[data-outcome]")).to_be_visible()
        page.evaluate(IDLE)
        look(page)
        page.go_back()
        look(page)
        page.reload()
        look(page)
        assert page.locator("kasper-own-words textarea").input_value() == ""
    # No file has these letters in this way.
    assert [each[:200] for each in seen if "nEvEr" in each or "KaSpEr" in each] == []


def test_what_is_typed_is_not_printed(home: Page) -> None:
    say(home, SENTENCE)
    home.emulate_media(media="print")
    expect(home.locator("kasper-own-words")).to_be_hidden()
    home.emulate_media(media="null")
