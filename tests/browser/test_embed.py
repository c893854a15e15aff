"""The helper in pages of other sites: its frame fits, it works, and it sends nothing but its height and what to show."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from helper.model.flow import Flow
from tests.support.browser.console import console
from tests.support.browser.embedding import element, embedding_page, frame_of, iframe, script, wordpress_frame
from tests.support.browser.engine import Engine
from tests.support.browser.engines import IN_BOTH_ENGINES
from tests.support.browser.helper import READY, expect_left, open_fold
from tests.support.browser.policy import COLLECT, blocked
from tests.support.browser.wait import IDLE, wait_until
from tests.support.page import parse, text_of
from tests.support.server import serve
from tests.support.toy import STRINGS

RECORD_MESSAGES: Final = "window.received = []; addEventListener('message', ({ data }) => window.received.push(data));"
COUNT_REGISTRATIONS: Final = """
  window.registered = 0;
  if (navigator.serviceWorker) navigator.serviceWorker.register = async () => void window.registered++;
"""
PUBLISHED: Final = "https://kasper-access-guide.example/"
OUTCOME: Final = "kog-no/kasper-yes/old-sign-in-no"
HEIGHT: Final = "Math.ceil(document.documentElement.getBoundingClientRect().height)"
SIZED: Final = """() => [...document.querySelectorAll("iframe")].map((frame) => frame.getBoundingClientRect().height)"""
REMEMBER: Final = """() => {
  const frame = document.querySelector("iframe");
  window.heights = [];
  new MutationObserver(() => window.heights.push(frame.style.height)).observe(frame, { attributeFilter: ["style"] });
}"""
LEFT: Final = ("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "A ServiceWorker intercepted the request")
"""What Firefox reports when a page is left while it loads a file: the digest of no data, or a failed interception."""
STORED: Final = """(async () => [
  localStorage.length, sessionStorage.length, (await caches.keys()).length, (await indexedDB.databases()).length,
])()"""
"""How many things of each kind the frame's site has stored."""
UNKNOWN: Final = "Unrecognized feature: 'web-share'."
"""What Chromium reports when a frame may share, on systems without a dialog for it."""
FITS: Final = (
    "document.scrollingElement.scrollWidth <= innerWidth && document.scrollingElement.scrollHeight <= innerHeight"
)
FITS_ACROSS: Final = "document.scrollingElement.scrollWidth <= innerWidth"
BAR: Final = """
  <style>
    html { scroll-padding-top: 110px }
    body { margin: 0; padding-top: 150px }
    header { position: fixed; inset: 0 0 auto; height: 110px; background: #ddd }
  </style>
  <header>A bar</header>
"""
TOP: Final = "(selector) => document.querySelector(selector).getBoundingClientRect().top"
FRAME_TOP: Final = "document.querySelector('iframe').getBoundingClientRect().top + scrollY"
IN_VIEW: Final = """(top) => {
  const place = document.querySelector("iframe").getBoundingClientRect().top + top;
  return place >= 109 && place < innerHeight - 20;
}"""
SEND_PART: Final = """
  const send = () => {
    parent.postMessage({ kasperAccessHelperHeight: 2000 }, "*");
    parent.postMessage({ kasperAccessHelperShow: { top: 1500, bottom: 1540 } }, "*");
  };
  send();
  addEventListener("message", send);
"""
REFUSED: Final = "If nothing happened, this page does not allow it. Use this instead:"
RUNTIME: Final = "document.documentElement.dataset.helperRuntime"


@pytest.fixture(scope="module")
def shared_page(engine_browser: Browser) -> Iterator[Page]:
    with engine_browser.new_context() as context:
        context.add_init_script(COLLECT + RECORD_MESSAGES)
        yield context.new_page()


@pytest.fixture
def page(shared_page: Page) -> Page:
    shared_page.set_viewport_size({"width": 800, "height": 600})
    return shared_page


@pytest.fixture
def messages(page: Page) -> Iterator[list[str]]:
    """Warnings, errors and uncaught exceptions on the console so far."""
    with console(page, lambda message: message.type in ("warning", "error") and message.text != UNKNOWN) as texts:
        yield texts


def wait_until_sized(page: Page) -> list[Frame]:
    """Wait until each frame is as tall as the page in it. Returns the frames."""
    frames = []
    for handle in page.query_selector_all("iframe"):
        handle.scroll_into_view_if_needed()
        frame = handle.content_frame()
        assert frame is not None
        if "/embed/" not in frame.url and frame.url != "about:blank":
            continue
        frames.append(frame)
        wait_until(frame, f"innerHeight === {HEIGHT} && {HEIGHT} > 300", 30)
    return frames


def code_samples(site: Path, url: str) -> list[str]:
    """The code samples for owners of other sites, with the URL of the served site."""
    codes = (text_of(code) for code in parse(site, "publish/your-site/").find("pre/code"))
    return [code.replace(PUBLISHED, url) for code in codes if "<" in code]


@IN_BOTH_ENGINES
def test_every_code_sample_shows_the_helper(page: Page, messages: list[str], site: Path, site_url: str) -> None:
    codes = code_samples(site, site_url)
    assert len(codes) == 5
    for code in codes:
        with embedding_page(code if "embed.js" in code or "<iframe" in code else script(site_url) + code) as url:
            page.goto(url)
            frame = frame_of(page)
            expect(frame.locator("h1")).to_be_visible()
            assert frame.url.startswith(f"{site_url}embed/")
            assert page.locator("iframe").get_attribute("title")
    assert messages == []


@IN_BOTH_ENGINES
@pytest.mark.parametrize("width", [320, 1200])
def test_each_frame_fits_its_page(page: Page, messages: list[str], site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    body = script(site_url) + element() + element(state=OUTCOME) + iframe(f"{site_url}embed/kog-no/", width="100%")
    with embedding_page(body) as url:
        page.goto(url)
        expect(page.locator("kasper-access-helper > iframe")).to_have_count(2)
        frames = wait_until_sized(page)
        assert len(frames) == len({frame.evaluate("innerHeight") for frame in frames}) == 3
        assert all(frame.evaluate(FITS) for frame in frames)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert messages == []


def test_the_frame_is_transparent_and_has_only_the_helper_and_whose_it_is(page: Page, site_url: str) -> None:
    with embedding_page(script(site_url) + element(state="kog-no", title="Steps")) as url:
        page.goto(url)
        frame = frame_of(page)
        backgrounds = frame.evaluate(
            "[document.documentElement, document.body].map((part) => getComputedStyle(part).backgroundColor)"
        )
        assert backgrounds == ["rgba(0, 0, 0, 0)"] * 2
        expect(frame.locator("nav, form")).to_have_count(0)
        expect(frame.locator("header")).to_have_text(STRINGS.site_owner)
        assert frame.title() == "Have you ever had a KASPER account? (KOG account: I have none) - KASPER access guide"
        expect(page.locator("iframe")).to_have_attribute("title", "Steps")


@IN_BOTH_ENGINES
def test_python_starts_on_hover_and_works_in_the_frame_which_stores_nothing(
    engine_browser: Browser, site_url: str
) -> None:
    with (
        engine_browser.new_context(viewport={"width": 800, "height": 600}) as context,
        embedding_page(f"<div class=before></div>{script(site_url)}{element()}") as url,
    ):
        page = context.new_page()
        page.add_init_script(RECORD_MESSAGES + COUNT_REGISTRATIONS)
        with console(
            page, lambda message: message.type in ("warning", "error") and message.text != UNKNOWN
        ) as messages:
            page.goto(url)
            page.evaluate("document.querySelector('.before').style.height = '500px'")
            frame = frame_of(page)
            frame.evaluate(IDLE)
            assert frame.evaluate(RUNTIME) == "off"
            frame.hover("a[data-option='no']")
            wait_until(frame, READY)
            frame.evaluate("window.same = true")
            for question, option in (("kog", "no"), ("kasper", "yes"), ("old-sign-in", "no")):
                frame.click(f"[data-question='{question}'] a[data-option='{option}']")
                expect_left(frame, question)
                expect(frame.locator("h1")).to_be_focused()
                expect(frame.locator("h1")).to_be_in_viewport()
            assert frame.evaluate("window.same")
            assert frame.url == f"{site_url}embed/{OUTCOME}/"
            canonical = frame.evaluate("document.querySelector('link[rel=canonical]').href")
            assert canonical == f"{PUBLISHED}helper/{OUTCOME}/"
            wait_until_sized(page)
            sent = {tuple(data) for data in page.evaluate("window.received")}
            assert sent == {("kasperAccessHelperHeight",), ("kasperAccessHelperShow",)}
            assert frame.evaluate("window.received") == []
            frame.evaluate(IDLE)
            assert frame.evaluate("window.registered") == 0, "an embedded page registers the service worker"
            assert frame.evaluate(STORED) == [0, 0, 0, 0]
        assert messages == []


def test_after_a_link_the_next_page_scrolls_into_view(page: Page, site_url: str) -> None:
    # Pointing at the frame would start Python, and then the answer is shown without a new page.
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    with embedding_page(script(site_url) + element() + "<p>" + "After. " * 2000) as url:
        page.goto(url)
        frame = frame_of(page)
        wait_until_sized(page)
        page.mouse.wheel(0, 400)
        frame.click("a[data-option='not-sure']")
        wait_until(frame, "document.querySelector('[data-question=kasper]')")
        assert frame.evaluate(RUNTIME) != "ready"
        wait_until(page, "Math.abs(document.querySelector('iframe').getBoundingClientRect().top) < 2", 30)
        wait_until(frame, f"{RUNTIME} !== 'off'")


def test_an_offscreen_frame_does_not_scroll_the_page(page: Page, site_url: str) -> None:
    with embedding_page(script(site_url) + iframe(f"{site_url}embed/") + "<p>" + "After. " * 3000) as url:
        page.goto(url)
        wait_until_sized(page)
        page.evaluate("scrollTo(0, 2000)")
        page.evaluate("document.querySelector('iframe').src += 'kog-no/'")
        wait_until(frame_of(page), "document.querySelector('[data-question=kasper]')")
        expect_left(frame_of(page), "kog")
        page.evaluate(IDLE)
        assert page.evaluate("document.querySelector('iframe').getBoundingClientRect().top") < -500


@IN_BOTH_ENGINES
def test_nothing_that_the_frame_shows_hides_beneath_a_bar_of_the_page(page: Page, site_url: str) -> None:
    with embedding_page(BAR + script(site_url) + element() + "<p>" + "After. " * 4000) as url:
        page.goto(url)
        frame = frame_of(page)
        wait_until_sized(page)

        def expect_clear(selector: str) -> None:
            """Wait until the element in the frame is in view below the bar."""
            frame.wait_for_selector(selector)
            wait_until(page, IN_VIEW, 30, arg=frame.evaluate(TOP, selector))

        def choose_from_beneath_the_bar(question: str, option: str) -> None:
            page.evaluate("(top) => scrollTo(0, top)", page.evaluate(FRAME_TOP) + frame.evaluate(TOP, "h1") - 20)
            frame.click(f"[data-question='{question}'] a[data-option='{option}']")
            expect_left(frame, question)
            expect_clear("h1")

        # The first answer loads a page, and the others are answered live.
        choose_from_beneath_the_bar("kog", "no")
        wait_until(frame, READY)
        frame.evaluate("window.same = true")
        choose_from_beneath_the_bar("kasper", "yes")
        choose_from_beneath_the_bar("old-sign-in", "no")
        assert frame.evaluate("window.same")
        # By keyboard, links that are above the visible part come into view.
        frame.locator("footer a").last.focus()
        for _ in range(6):
            page.keyboard.press("Shift+Tab")
            expect_clear(":focus")


def test_webkit_scrolls_clear_of_a_bar_too(start_engine: Callable[[str], Engine], site: Path) -> None:
    # WebKit does not let a frame scroll the page of another site, so all depends on the script.
    with TemporaryDirectory() as folder, start_engine("webkit").page() as page:
        Path(folder, "embed").mkdir()
        Path(folder, "embed", "index.html").write_text(f"<!doctype html><script>{SEND_PART}</script>", "utf-8")
        Path(folder, "index.html").write_text(
            f"<!doctype html>{BAR}{script('')}{element()}{'<p>After.' * 200}", "utf-8"
        )
        Path(folder, "embed.js").write_bytes((site / "embed.js").read_bytes())
        with serve(Path(folder)) as url:
            page.goto(url)
            page.wait_for("scrollY > 0 && document.querySelector('iframe').getBoundingClientRect().height === 2000", 30)
            # The part is above what is visible then.
            page.evaluate("void scrollTo(0, document.body.scrollHeight)")
            page.evaluate("void document.querySelector('iframe').contentWindow.postMessage('again', '*')")
            page.wait_for("Math.abs(document.querySelector('iframe').getBoundingClientRect().top + 1500 - 110) < 2", 30)


@pytest.mark.attack("Frames", "A sandboxed frame without an origin asks for a height", "It keeps its height")
@IN_BOTH_ENGINES
def test_a_sandboxed_frame_works_at_the_height_that_it_is_given(page: Page, messages: list[str], site_url: str) -> None:
    body = script(site_url) + iframe(f"{site_url}embed/", sandbox="allow-scripts", width="100%", height="640")
    with embedding_page(body) as url:
        page.goto(url)
        frame = frame_of(page)
        assert frame.evaluate("self.origin") == "null"
        frame.hover("a[data-option='no']")
        for question, option in (("kog", "no"), ("kasper", "yes"), ("old-sign-in", "no")):
            assert "Atkinson" in frame.evaluate("getComputedStyle(document.body).fontFamily")
            frame.click(f"[data-question='{question}'] a[data-option='{option}']")
            expect_left(frame, question)
        expect(frame.locator("[data-outcome] [data-procedure='recover-old-sign-in']")).to_be_visible()
        frame.evaluate(IDLE)
        assert frame.evaluate(RUNTIME) == "off"
        # Whatever has taken its place could say anything.
        assert page.evaluate("document.querySelector('iframe').style.height") == ""
        open_fold(frame, "Good to know")
        frame.click("text=Read “Create a KOG account” in the guide")
        frame.wait_for_url("**/guide/kog-account/#create-kog-account")
    assert [text for text in messages if "has no workers" not in text and "a sandboxed frame" not in text] == []


@IN_BOTH_ENGINES
def test_a_strict_policy_on_the_embedding_page_blocks_nothing(page: Page, messages: list[str], site_url: str) -> None:
    policy = f"default-src 'none'; script-src {site_url}embed.js; frame-src {site_url}"
    with embedding_page(script(site_url) + element(), policy=policy) as url:
        page.goto(url)
        frame = frame_of(page)
        wait_until_sized(page)
        # Firefox requests a site's icon on its own.
        assert [text for text in (*blocked(page), *blocked(frame)) if "favicon" not in text] == []
        assert page.evaluate("getComputedStyle(document.querySelector('iframe')).borderTopWidth") == "0px"
    assert [text for text in messages if "favicon" not in text] == []


def test_frames_added_before_the_script_are_sized(page: Page, site_url: str) -> None:
    with embedding_page(iframe(f"{site_url}embed/")) as url:
        page.goto(url)
        frame = frame_of(page)
        assert frame.evaluate("innerHeight") == 150
        page.add_script_tag(url=f"{site_url}embed.js")
        wait_until_sized(page)


@pytest.mark.attack("Frames", "The frame asks for an extreme height", "It gets at most 20,000 pixels")
def test_an_extreme_height_is_clamped(page: Page, site_url: str) -> None:
    with embedding_page(script(site_url) + element()) as url:
        page.goto(url)
        frame = frame_of(page)
        wait_until_sized(page)
        page.evaluate(REMEMBER)
        # No two in a row are the same, so that each is a change.
        for height, pixels in (("1e9", 20_000), ("-5", 120), ("20000.2", 20_000), ("0", 120), ("700.2", 701)):
            page.evaluate("window.heights = []")
            frame.evaluate(f"parent.postMessage({{ kasperAccessHelperHeight: {height} }}, '*')")
            # A frame that is too short gets a scroll bar and becomes narrower, so its page sends the true height again.
            wait_until(page, f"window.heights.includes('{pixels}px')", 30)


def test_messages_that_are_not_heights_are_ignored(page: Page, messages: list[str], site_url: str) -> None:
    with embedding_page(script(site_url) + element()) as url:
        page.goto(url)
        frame = frame_of(page)
        wait_until_sized(page)
        page.evaluate(REMEMBER)
        for data in ("NaN", "Infinity", "'900px'", "null", "[900]", "{ valueOf: null }"):
            frame.evaluate(f"parent.postMessage({{ kasperAccessHelperHeight: {data} }}, '*')")
        for data in ("null", "900", "'900'", "undefined", "{ height: 900 }"):
            frame.evaluate(f"parent.postMessage({data}, '*')")
        # Messages from one page arrive in order.
        frame.evaluate("parent.postMessage({ kasperAccessHelperHeight: 2222 }, '*')")
        wait_until(page, "window.heights.includes('2222px')", 30)
        assert page.evaluate("window.heights[0]") == "2222px"
    assert messages == []


@pytest.mark.attack(
    "Frames",
    "Another frame, or a frame that has moved to another site, sends the page around it a height",
    "The script for embedding pages ignores it",
)
@IN_BOTH_ENGINES
def test_messages_from_others_are_ignored(page: Page, site_url: str) -> None:
    message = "{ kasperAccessHelperHeight: 900 }"

    def wait_for_messages(frames: list[Frame]) -> None:
        """Wait until the page has received everything that the frames have posted."""
        page.evaluate("window.received = []")
        for frame in frames:
            frame.evaluate("parent.postMessage('all said', '*')")
        wait_until(
            page, "count => window.received.filter((data) => data === 'all said').length === count", arg=len(frames)
        )

    with embedding_page("") as stranger:
        others = iframe(stranger) + iframe(stranger, sandbox="allow-scripts")
        with embedding_page(script(site_url) + element() + iframe(f"{site_url}guide/words/") + others) as url:
            page.goto(url)
            ours = wait_until_sized(page)
            assert len(ours) == 1
            before = page.evaluate(SIZED)
            page.evaluate(f"postMessage({message}, '*')")
            page.evaluate(f"document.querySelector('iframe').contentWindow.postMessage({message}, '*')")
            handles = page.query_selector_all("iframe")[1:]
            strangers = [frame for frame in (handle.content_frame() for handle in handles) if frame]
            for frame in strangers:
                frame.evaluate(f"parent.postMessage({message}, '*')")
                # Nor can a frame send a message for another one.
                frame.evaluate(f"parent.frames[0].postMessage({message}, '*')")
            wait_for_messages([*strangers, *ours])
            assert page.evaluate(SIZED) == before
            # A frame that has moved to another site is no longer ours.
            ours[0].evaluate(f"void (location.href = '{stranger}')")
            wait_until(ours[0], f"location.href === '{stranger}'", 30)
            ours[0].evaluate(f"parent.postMessage({message}, '*')")
            wait_for_messages([ours[0]])
            assert page.evaluate(SIZED) == before


def test_the_embedding_page_may_move_and_remove_the_helper(page: Page, messages: list[str], site_url: str) -> None:
    with embedding_page(script(site_url) + element() + "<section></section>") as url:
        page.goto(url)
        frame_of(page)
        change = "(change) => new Function('helper', change)(document.querySelector('kasper-access-helper'))"
        page.evaluate(change, "document.querySelector('section').append(helper)")
        frame_of(page, "section iframe")
        wait_until_sized(page)
        for state, path in (
            ("kog-no", "kog-no/"),
            (f"/{OUTCOME}/", f"{OUTCOME}/"),
            ("https://elsewhere.example/", ""),
            ("../guide/words/", ""),
            ("//elsewhere.example", "elsewhere.example/"),
        ):
            page.evaluate(
                "(state) => document.querySelector('kasper-access-helper').setAttribute('state', state)", state
            )
            assert page.evaluate("document.querySelector('iframe').src") == f"{site_url}embed/{path}", state
        page.evaluate("document.querySelector('kasper-access-helper').title = 'Other'")
        expect(page.locator("iframe")).to_have_attribute("title", "Other")
        page.evaluate(change, "window.helper = helper; helper.remove()")
        expect(page.locator("iframe")).to_have_count(0)
        page.evaluate("document.body.append(window.helper)")
        expect(page.locator("iframe")).to_have_count(1)
        page.goto(f"{url}other/")
        page.go_back()
        frame_of(page)
        wait_until_sized(page)
    assert [text for text in messages if not any(known in text for known in ("404", *LEFT))] == []


@IN_BOTH_ENGINES
def test_outside_links_open_in_a_tab_without_an_opener(page: Page, site_url: str) -> None:
    with embedding_page(script(site_url) + element(state=OUTCOME)) as url:
        page.goto(url)
        frame = frame_of(page)
        for link in ("Read “Create a KOG account” in the guide", "KASPER access guide"):
            open_fold(frame, "Good to know")
            with page.context.expect_page() as opened:
                frame.get_by_role("link", name=link, exact=True).click()
            tab = opened.value
            tab.wait_for_load_state()
            assert tab.url.startswith(site_url)
            assert tab.evaluate("window.opener") is None
            tab.close()
        assert frame.evaluate("location.href") == f"{site_url}embed/{OUTCOME}/"


@IN_BOTH_ENGINES
def test_mail_from_a_frame_never_replaces_the_steps(page: Page, site_url: str) -> None:
    with embedding_page(script(site_url) + element(state=OUTCOME)) as url:
        page.goto(url)
        frame = frame_of(page)
        email = frame.locator("a[data-email]")
        email.click()
        # Webmail opens in a tab. Firefox keeps it out of frames by itself.
        browser = page.context.browser
        expected = "_self" if browser and browser.browser_type.name == "firefox" else "_blank"
        assert email.evaluate("(link) => link.target || document.querySelector('base').target") == expected
        assert frame.url == f"{site_url}embed/{OUTCOME}/"


@IN_BOTH_ENGINES
def test_what_a_sandbox_forbids_is_said(page: Page, site_url: str, flow: Flow) -> None:
    body = iframe(f"{site_url}embed/{OUTCOME}/", sandbox="allow-scripts allow-same-origin", width="100%", height="700")
    with embedding_page(body) as url:
        page.goto(url)
        frame = frame_of(page)
        open_fold(frame, "Good to know")
        for control, instead in (
            ("[data-step] a[href^='tel:']", flow.contacts["kog-help-desk"].phone_text(flow.strings)),
            ("[data-step] a[href^='mailto:']", "KOGhelpdesk@ky.gov"),
            ("a[data-email]", f"{site_url}helper/{OUTCOME}/"),
            ("a[href^='https://kog.chfs.ky.gov']", "https://kog.chfs.ky.gov/"),
            ("[data-print]", f"{site_url}helper/{OUTCOME}/"),
        ):
            frame.locator(control).first.click()
            expect(frame.locator(".helper-refused")).to_have_text(f"{REFUSED} {instead}")
            assert frame.url == f"{site_url}embed/{OUTCOME}/"
        # Pages of the site itself can be shown in the frame.
        frame.click("text=Read “Create a KOG account” in the guide")
        frame.wait_for_url("**/guide/kog-account/#create-kog-account")


@IN_BOTH_ENGINES
def test_wordpress_fits_its_frame_and_opens_pages_of_the_site(page: Page, site: Path, site_url: str) -> None:
    with embedding_page(wordpress_frame(site, site_url)) as url:
        page.goto(url)
        frame = frame_of(page)
        for question, option in (("kog", "no"), ("kasper", "yes"), ("old-sign-in", "no")):
            wait_until(page, f"document.querySelector('iframe').height === '{min(frame.evaluate(HEIGHT), 1000)}'", 30)
            frame.click(f"[data-question='{question}'] a[data-option='{option}']")
            expect_left(frame, question)
        wait_until(page, "document.querySelector('iframe').height === '1000'", 30)
        frame.click("a[data-email]")
        frame.click(".helper-refused a")
        page.wait_for_url(f"{site_url}helper/{OUTCOME}/")


def test_an_embedded_page_outside_a_frame_sends_no_messages(page: Page, messages: list[str], site_url: str) -> None:
    page.goto(f"{site_url}embed/{OUTCOME}/")
    page.evaluate(IDLE)
    assert page.evaluate("window.received") == []
    open_fold(page, "Good to know")
    page.click("text=Read “Create a KOG account” in the guide")
    assert page.url == f"{site_url}guide/kog-account/#create-kog-account"
    assert messages == []


def test_a_blocked_script_leaves_the_link(page: Page, site: Path, site_url: str) -> None:
    with_script = code_samples(site, site_url)[1]
    with embedding_page(with_script, policy=f"script-src 'none'; frame-src {site_url}") as url:
        page.goto(url)
        expect(page.locator("iframe")).to_have_count(0)
        page.click("kasper-access-helper a")
        page.wait_for_url(f"{site_url}helper/")


def test_without_scripts_links_lead_to_the_outcome_in_the_frame(page: Page, site: Path, site_url: str) -> None:
    one_line = code_samples(site, site_url)[0]
    with embedding_page(one_line.replace("<iframe ", "<iframe sandbox ")) as url:
        page.goto(url)
        frame = frame_of(page)
        for question, option in (("kog", "no"), ("kasper", "yes"), ("old-sign-in", "no")):
            frame.click(f"[data-question='{question}'] a[data-option='{option}']")
        expect(frame.locator("[data-outcome='recover-and-link']")).to_be_visible()
        expect(frame.locator("noscript b")).to_have_text(f"{PUBLISHED}helper/{OUTCOME}/")
        expect(frame.locator("noscript b")).to_be_visible()
        assert frame.url == f"{site_url}embed/{OUTCOME}/"
        assert frame.evaluate(FITS_ACROSS)


@IN_BOTH_ENGINES
def test_the_copied_link_can_be_pasted_outside(engine_browser: Browser, site_url: str) -> None:
    # Without a screen, Chromium would refuse for lack of a person to ask. Firefox has no such permission.
    is_asked = engine_browser.browser_type.name == "chromium"
    permissions = ["clipboard-read", "clipboard-write"] if is_asked else []
    body = f"<textarea></textarea>{script(site_url)}{element(state=OUTCOME)}"
    with embedding_page(body) as url, engine_browser.new_context(permissions=permissions) as context:
        page = context.new_page()
        page.goto(url)
        frame = frame_of(page)
        frame.click("text=Copy link")
        expect(frame.locator("kasper-share [role=status]")).to_have_text("Copied.")
        page.click("textarea")
        page.keyboard.press("Control+V")
        expect(page.locator("textarea")).to_have_value(f"{site_url}helper/{OUTCOME}/")
