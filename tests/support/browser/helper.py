"""Pages of the site in a browser: opening them, clicking options, and the states of Python's start."""

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
IDLE_WORKER = """
  window.Worker = class extends Worker {
    constructor(address, options) {
      if (options?.name !== "kasper-helper") super(address, options);
      else return Object.assign(new EventTarget(), { postMessage() {}, terminate() {} });
    }
  };
"""
"""Makes the helper's worker do nothing, at no cost."""
MUTE_WORKER = """
  window.Worker = class extends Worker {
    constructor(address, options) {
      if (options?.name !== "kasper-helper") super(address, options);
      else {
        const mute = Object.assign(new EventTarget(), { postMessage() {}, terminate() {} });
        setTimeout(() => mute.dispatchEvent(new MessageEvent("message", { data: { ready: true } })));
        return mute;
      }
    }
  };
"""
"""Makes the helper's worker say that Python is ready, and then answer nothing."""


@contextmanager
def waiting(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page with JavaScript, in a context of its own with those options, in which Python is never ready."""
    with browser.new_context(**options) as context:
        context.add_init_script(IDLE_WORKER)
        yield context.new_page()


def go(page: Page, url: str) -> None:
    """Let a live page show the state at the URL, without loading it."""
    page.evaluate("url => { history.pushState(null, '', url); dispatchEvent(new PopStateEvent('popstate')); }", url)


def go_home(page: Page, site_url: str) -> None:
    """Let a live page show the home page, without loading it."""
    go(page, site_url)
    page.wait_for_selector("h2.helper-heading")


def see_go(page: Page | Frame, question: str | None) -> None:
    """See another state than that question, in full: a page that has only begun to come does not show the question, either."""
    expect(page.locator(f"[data-question='{question}']")).to_have_count(0)
    wait_until(page, "document.readyState === 'complete'")


def choose(page: Page, *options: str) -> None:
    """Click an option of each question in turn, the last one included, and see each question go."""
    for option in options:
        question = page.locator("[data-helper]").get_attribute("data-question")
        page.click(f"[data-helper] a[data-option='{option}']")
        see_go(page, question)
