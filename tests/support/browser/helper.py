"""Pages of the helper in a browser: opening them, choosing options, and the states of Python's start."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Frame, Page, expect

from tests.support.browser.wait import wait_until

READY = "document.documentElement.dataset.helperRuntime === 'ready'"
SETTLED = "['ready', 'unavailable'].includes(document.documentElement.dataset.helperRuntime)"
STATE = "[document.documentElement.dataset.helperRuntime, document.documentElement.dataset.helperRung]"
NO_STORAGE = """
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
    Object.defineProperty(window, name, { get() { throw new DOMException("The operation is insecure.", "SecurityError"); } });
  }
  Object.defineProperty(Document.prototype, "cookie", { get() { throw new DOMException("no", "SecurityError"); }, set() {} });
"""
"""Makes the browser refuse to store anything."""
ENDLESS_DOWNLOADS = """
  window.Worker = class extends Worker {
    constructor(url, options) {
      super(options?.name === "kasper-helper" ? URL.createObjectURL(new Blob()) : url, options);
    }
  };
"""
"""Keeps Python's files from arriving, and does not request them."""
MUTE_WORKER = """
  window.Worker = class extends Worker {
    constructor(url, options) {
      if (options?.name !== "kasper-helper") super(url, options);
      else {
        const mute = Object.assign(new EventTarget(), { postMessage() {}, terminate() {} });
        setTimeout(() => mute.dispatchEvent(new MessageEvent("message", { data: { ready: true } })));
        return mute;
      }
    }
  };
"""
"""Replaces the helper's worker with one that reports Python as ready and then answers nothing."""


@contextmanager
def waiting(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page in a new context with those options, in which Python is never ready."""
    with browser.new_context(**options) as context:
        context.add_init_script(ENDLESS_DOWNLOADS)
        yield context.new_page()


def go(page: Page, url: str) -> None:
    """Let a live page show the state at the URL, without loading it."""
    page.evaluate("url => { history.pushState(null, '', url); dispatchEvent(new PopStateEvent('popstate')); }", url)


def go_home(page: Page, site_url: str) -> None:
    """Make a live page show the home page without loading it."""
    go(page, site_url)
    page.wait_for_selector("h2.helper-heading")


def expect_left(page: Page | Frame, question: str | None) -> None:
    """Wait until the page has left that question and the next page, if there is one, has loaded."""
    expect(page.locator(f"[data-question='{question}']")).to_have_count(0)
    wait_until(page, "document.readyState === 'complete'")


def open_fold(page: Page | Frame, line: str) -> None:
    """Open what is folded behind that line, unless it is open."""
    fold = page.locator("details.helper-fold", has=page.get_by_text(line, exact=True)).first
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()


def change_answer(page: Page, question: str, option: str) -> None:
    """Change the answer to a question to that option."""
    page.click(f"[data-answer='{question}'] summary")
    page.click(f"a[data-change='{question}'][data-to='{option}']")


def choose(page: Page, *options: str) -> None:
    """Click the option of each question in turn, and wait for the state after each."""
    for option in options:
        question = page.locator("[data-helper]").get_attribute("data-question")
        page.click(f"[data-helper] a[data-option='{option}']")
        expect_left(page, question)
