"""The checklist of an outcome and its deadline in a browser."""

from collections.abc import Callable
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from markupsafe import Markup
from playwright.sync_api import Frame, Locator, Page, expect

from helper.api.entry import respond
from helper.model.flow import Flow
from helper.render.plain_text import plain_text
from tests.support.browser.helper import go

type Open = Callable[..., Page]
"""Opens a page in a new browser context with the given options, by default in UTC; `script` runs first in each page."""
type Visit = Callable[..., Page]
"""Shows the outcome with that path, with Python ready, nothing stored, and a clock fixed at a local time of a zone."""

CREATE: Final = "helper/kog-no/kasper-no/"
ACTIVATE: Final = "helper/kog-pending/kasper-yes/old-sign-in-yes/"
UTC, NEW_YORK, KOLKATA = "UTC", "America/New_York", "Asia/Kolkata"
FULL_STORAGE: Final = """
  Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
"""


def at(zone: str, shown: str) -> datetime:
    """The moment of that local date and time in the zone."""
    return datetime.fromisoformat(shown).replace(tzinfo=ZoneInfo(zone))


def box(page: Page | Frame, name: str) -> Locator:
    """The checkbox of the step with the name `procedure/step`."""
    procedure, step = name.split("/")
    return page.locator(f"[data-procedure='{procedure}'] [data-step='{step}'] input[type=checkbox]")


def progress_text(flow: Flow, path: str, *done: str) -> str:
    """The sentence about the progress of the checklist at that path, as Python renders it."""
    html: str = respond(flow, {"progress": {"path": path, "done": list(done)}})["html"]
    return plain_text(Markup(html.split("<a")[0]))


def expect_progress(page: Page | Frame, flow: Flow, path: str, *done: str) -> None:
    expect(page.locator(".helper-checklist-progress")).to_contain_text(progress_text(flow, path, *done))


def field(page: Page | Frame) -> Locator:
    return page.get_by_label("When did the email arrive?")


def deadline(page: Page | Frame) -> Locator:
    return page.locator("[data-window-deadline]")


def enter(page: Page | Frame, arrived: str) -> None:
    field(page).fill(arrived)
    page.get_by_role("button", name="Show the deadline").click()


def show(page: Page, site_url: str, path: str) -> None:
    """Make a page with Python ready show another state without loading it."""
    go(page, site_url + path)
    page.wait_for_selector(f"kasper-checklist[data-path='{path}']")
