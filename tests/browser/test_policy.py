"""The browser has nothing to refuse on any page, whether the host sends the policy, too, or only the page has it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.support.browser.faulty_site import faulty_site
from tests.support.browser.helper import SETTLED, STATE
from tests.support.browser.wait import wait_until
from tests.support.page import page_paths
from tests.support.server import serve

COLLECT: Final = """
  window.refused = [];
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
    window.refused.push(`${effectiveDirective}: ${blockedURI} (${sourceFile}:${lineNumber})`));
"""
KEPT: Final = "document.documentElement.dataset.helperOffline"
"""What a page does last: it has the site kept."""
SEARCH: Final = """(() => {
  document.querySelector("#__search").click();
  const field = document.querySelector(".md-search__input");
  field.focus();
  field.value = "delegate";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: "e" }));
})()"""


@pytest.fixture(scope="module")
def watched_page(engine_browser: Browser) -> Iterator[Page]:
    with engine_browser.new_context() as context:
        context.add_init_script(COLLECT)
        yield context.new_page()


@pytest.fixture
def told(watched_page: Page) -> Iterator[list[str]]:
    """What the console says of the policy, that of the workers included."""
    texts: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if re.search("content.security.policy", message.text, re.IGNORECASE):
            texts.append(message.text)

    watched_page.on("console", hear)
    yield texts
    watched_page.remove_listener("console", hear)


@pytest.fixture(params=[True, False], ids=["with headers", "without headers"])
def host(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    with serve(site, headers=request.param) as address:
        yield address


def test_no_page_has_anything_that_the_policy_refuses(
    watched_page: Page, told: list[str], host: str, site: Path
) -> None:
    for path in page_paths(site):
        watched_page.goto(host + path)
        assert watched_page.evaluate("window.refused") == [], path
    assert told == []


@pytest.mark.parametrize(
    "path", ["helper/", "helper/kog-no/kasper-no/", "guide/contacts/", "404.html", "measurements/start/"]
)
def test_nothing_that_a_page_does_later_is_refused(watched_page: Page, told: list[str], host: str, path: str) -> None:
    watched_page.goto(host + path)
    wait_until(watched_page, KEPT)
    assert watched_page.evaluate("window.refused") == told == []


def test_search_and_live_steps_have_nothing_that_the_policy_refuses(
    watched_page: Page, told: list[str], host: str
) -> None:
    watched_page.goto(host)
    wait_until(watched_page, SETTLED)
    assert watched_page.evaluate(STATE) == ["ready", "image"]
    watched_page.evaluate(SEARCH)
    wait_until(watched_page, "document.querySelector('.md-search-result__link')")
    watched_page.evaluate("document.querySelector('#__search').click()")
    for question, option in (("kog", "no"), ("kasper", "yes"), ("old-sign-in", "no")):
        watched_page.click(f"[data-question='{question}'] a[data-option='{option}']")
    wait_until(watched_page, "document.querySelector('[data-outcome]')")
    assert watched_page.evaluate("window.refused") == told == []


def test_the_policy_refuses_what_is_not_ours(watched_page: Page, host: str) -> None:
    watched_page.goto(host)
    watched_page.evaluate(
        """(() => {
          document.body.append(Object.assign(document.createElement("script"), { textContent: "window.ran = true" }));
          document.body.insertAdjacentHTML("beforeend", "<img src=/x onerror='window.ran = true'><b style='color: red'>b</b>");
          fetch("https://elsewhere.example/").catch(() => {});
        })()"""
    )
    kinds = ["script-src-elem", "script-src-attr", "style-src-attr", "connect-src"]
    wait_until(watched_page, f"{kinds}.every(kind => window.refused.some(text => text.startsWith(kind + ':')))")
    assert watched_page.evaluate("typeof window.ran") == "undefined"


@pytest.mark.parametrize("name", ["helper.js", "keys.js", "python.js"])
def test_a_script_that_is_not_the_one_that_was_built_never_runs_and_links_remain(
    watched_page: Page, site: Path, name: str
) -> None:
    with faulty_site(site, {name: lambda sound: sound + b"window.ran = true;"}) as address:
        watched_page.goto(address)
        assert watched_page.evaluate("[typeof window.ran, document.documentElement.dataset.helperRuntime ?? null]") == [
            "undefined",
            None,
        ]
        watched_page.click("a[data-option='no']")
        wait_until(watched_page, "document.querySelector('[data-question=\"kasper\"]')")


def test_a_stylesheet_that_is_not_the_one_that_was_built_is_not_applied(watched_page: Page, site: Path) -> None:
    with faulty_site(site, {"site.css": lambda sound: sound + b"h1 { color: rgb(1, 2, 3) }"}) as address:
        watched_page.goto(address)
        assert watched_page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(1, 2, 3)"
