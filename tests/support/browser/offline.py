"""What a browser has stored, and which build a page belongs to."""

import time
from collections.abc import Callable
from typing import Final

from playwright.sync_api import Page

STORED: Final = "html[data-helper-offline='ready']"
PYTHON_STORED: Final = "html[data-helper-offline='runtime']"
HOW_FAR: Final = "document.documentElement.dataset.helperOffline"
CACHES: Final = "async () => (await caches.keys()).map((name) => name.split(' ').slice(2).join(' ')).sort()"
"""The ends of the names of the site's caches."""
DELETE_CACHES: Final = "caches.keys().then((names) => { for (const name of names) caches.delete(name); })"
"""As many sites do to be rid of their own older caches."""
OVERWRITE: Final = """async (path) => {
  for (const name of await caches.keys()) {
    const headers = { "Content-Type": "text/html", "X-From": "elsewhere" };
    await (await caches.open(name)).put(path, new Response("<script>window.ran = true</script>", { headers }));
  }
}"""
"""What another site of the same origin can do to a stored page."""
LOOK_FOR_UPDATE: Final = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
  while (registration.installing) await new Promise((resolve) => setTimeout(resolve, 20));
  return registration.waiting !== null;
}"""
"""Checks for an update. Resolves to whether another build is now stored and waiting."""
REGISTRATIONS: Final = "async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)"
NAMED: Final = """() => {
  const elements = document.querySelectorAll("script[src], link[rel='stylesheet']");
  return Promise.all([...elements].map(({ src, href }) => fetch(src ?? href).then(({ ok }) => ok)));
}"""
"""Whether each script and stylesheet that the page names can be fetched."""


def build_of(page: Page) -> set[str | None]:
    """The names of the builds that the page and its scripts belong to."""
    return {page.title().rpartition(" - ")[2], page.locator("html[data-scripts]").get_attribute("data-scripts")}


def stored_builds(page: Page) -> list[str]:
    """The numbers of the builds that are stored or being stored."""
    return [name.split()[1] for name in page.evaluate(CACHES) if name.startswith("build ")]


def eventually(page: Page, condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, "the condition did not become true within 30 s"
        page.wait_for_timeout(50)
