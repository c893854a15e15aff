"""What can be seen of what a browser keeps, and of which build a page is."""

import time
from collections.abc import Callable
from typing import Final

from playwright.sync_api import Page

KEPT: Final = "html[data-helper-offline='ready']"
PYTHON_KEPT: Final = "html[data-helper-offline='runtime']"
HOW_FAR: Final = "document.documentElement.dataset.helperOffline"
CACHES: Final = "async () => (await caches.keys()).map((name) => name.split(' ').slice(2).join(' ')).sort()"
"""The ends of the names of the site's caches."""
LOOK_FOR_UPDATE: Final = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
  while (registration.installing) await new Promise((resolve) => setTimeout(resolve, 20));
  return registration.waiting !== null;
}"""
"""Whether another build is kept and waits now."""
REGISTRATIONS: Final = "async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)"
NAMED: Final = """() => {
  const elements = document.querySelectorAll("script[src], link[rel='stylesheet'], link[rel='modulepreload']");
  return Promise.all([...elements].map(({ src, href }) => fetch(src ?? href).then(({ ok }) => ok)));
}"""
"""Whether each script and style that the page names can be had."""


def build_of(page: Page) -> set[str | None]:
    """The builds that a page and its scripts are of."""
    return {page.title().rpartition(" - ")[2], page.locator("html").get_attribute("data-scripts")}


def kept_builds(page: Page) -> list[str]:
    """The numbers of the builds that are kept, or are about to be."""
    return [name.split()[1] for name in page.evaluate(CACHES) if name.startswith("build ")]


def eventually(page: Page, condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, "it never came true"
        page.wait_for_timeout(50)
