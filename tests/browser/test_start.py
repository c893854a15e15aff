"""When Python starts, and that it never runs twice on a page. For what happens in faults see test_faults.py."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser.engine import Engine
from tests.support.browser.engines import IN_BOTH_ENGINES, NAMES
from tests.support.browser.helper import SETTLED, STATE, choose
from tests.support.browser.publisher import Publisher, make_build, publisher
from tests.support.browser.wait import IDLE, wait_until

LARGE: Final = ("/image.wasm",)
LOADING: Final = "document.documentElement.dataset.helperRuntime === 'loading'"
QUESTION: Final = "document.querySelector('[data-helper]')?.dataset.question"
NO_HISTORY: Final = "History.prototype.pushState = () => { throw new DOMException('', 'SecurityError'); };"


@pytest.fixture
def slow_host(site: Path, tmp_path: Path) -> Iterator[Publisher]:
    """A host whose line is so slow that the large files of Python do not arrive for now."""
    with publisher(tmp_path, site) as host:
        host.held = LARGE
        yield host
        host.held = ()


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


def test_an_iphone_runs_the_same_image(browser: Browser, site_url: str) -> None:
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
            assert page.evaluate(STATE) == ["off", None], connection
            if "saveData" in connection:
                page.click("a[data-option='no']")
                page.wait_for_url(f"{site_url}helper/kog-no/")
                wait_until(page, SETTLED)
                assert page.evaluate(STATE) == ["ready", "image"]


def test_a_page_that_is_not_left_after_all_restarts_python(page: Page, site_url: str, warnings: list[str]) -> None:
    page.add_init_script(
        """
        const { postMessage } = Worker.prototype;
        Worker.prototype.postMessage = function (message) {
          if (message.url?.endsWith("/image.wasm")) dispatchEvent(new Event("beforeunload"));
          postMessage.call(this, message);
        };
        """
    )
    # A browser aborts the downloads of a page that is left.
    page.route("**/image.wasm", lambda route: route.abort(), times=1)
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


@pytest.mark.parametrize("name", NAMES)
def test_answers_while_python_loads_leave_its_downloads_alone(
    start_engine: Callable[[str], Engine], slow_host: Publisher, name: str
) -> None:
    with start_engine(name).page() as page:
        page.goto(slow_host.url)
        page.wait_for(LOADING)
        page.evaluate("window.same = true")
        for question, option in (("kog", "no"), ("kasper", "yes"), ("old-sign-in", "no")):
            page.click(f"[data-question='{question}'] a[data-option='{option}']")
        page.wait_for("document.querySelector('[data-outcome=recover-and-link]') !== null")
        assert page.url == f"{slow_host.url}helper/kog-no/kasper-yes/old-sign-in-no/"
        for question in ("old-sign-in", "kasper", "kog"):
            page.evaluate("history.back()")
            page.wait_for(f"{QUESTION} === '{question}'")
        assert page.url == slow_host.url
        assert page.evaluate("window.same")
        assert sorted(times for path, times in slow_host.asked.items() if path.endswith(LARGE)) == [1]


def test_an_answer_while_python_loads_describes_the_page_as_its_own_page_does(page: Page, slow_host: Publisher) -> None:
    described = """[document.title, ...Array.from(
      document.querySelectorAll("meta[name=description], meta[property], link[rel=canonical], script[type='application/ld+json']"),
      (element) => element.content ?? element.href ?? element.textContent.replaceAll(/\\s/g, ""),
    ), document.querySelector("[data-helper]").outerHTML]"""
    page.goto(slow_host.url)
    wait_until(page, LOADING)
    choose(page, "no")
    moved = page.evaluate(described)
    page.reload()
    assert sorted(moved) == sorted(page.evaluate(described))


@pytest.mark.parametrize("refused", [False, True], ids=["another build", "no history"])
def test_an_answer_while_python_loads_is_a_link_where_its_page_cannot_be_shown(
    page: Page, slow_host: Publisher, site: Path, tmp_path: Path, refused: bool
) -> None:
    if refused:
        page.add_init_script(NO_HISTORY)
    else:
        newer = make_build(site, tmp_path, "Newer")
    page.goto(slow_host.url)
    wait_until(page, LOADING)
    page.evaluate("window.same = true")
    if not refused:
        slow_host.publish(newer)
    page.click("a[data-option='no']")
    wait_until(page, f"!window.same && {QUESTION} === 'kasper'")
    assert page.url == f"{slow_host.url}helper/kog-no/"
    assert page.title().endswith("KASPER access guide" if refused else "Newer")


@IN_BOTH_ENGINES
def test_who_goes_elsewhere_before_the_page_of_an_answer_arrives_stays_there(
    engine_browser: Browser, slow_host: Publisher
) -> None:
    slow_host.held = (*LARGE, "/helper/kog-no/")
    with engine_browser.new_context() as context:
        page = context.new_page()
        page.goto(slow_host.url)
        wait_until(page, LOADING)
        page.click("a[data-option='no']")
        page.evaluate("location.href = 'guide/about/'")
        page.wait_for_url(f"{slow_host.url}guide/about/")
        slow_host.held = LARGE
        page.evaluate(IDLE)
        assert page.url == f"{slow_host.url}guide/about/"
