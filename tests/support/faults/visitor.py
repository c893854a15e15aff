"""A visitor who goes through the helper in a browser, and what they see."""

import re
from typing import Final

from playwright.sync_api import Frame, Page, expect

from helper.engine.replay import Reached
from helper.model.flow import Flow
from tests.support.browser.helper import SETTLED, STATE
from tests.support.browser.wait import wait_until

ANSWERS: Final = {"kog": "no", "kasper": "yes", "old-sign-in": "no"}
"""The answers of a full journey, by question."""
OURS: Final = "The helper "
"""The beginning of every warning of ours."""
FOR_PROGRAMMERS: Final = re.compile(
    r"\bundefined\b|\bNaN\b|\[object |\w*Error\b|Exception|Traceback|Uncaught|\bnull\b|\.js:\d|\.py\b|{{|}}"
)


class Visitor:
    """A visitor to a page, or to a frame in it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.view: Page | Frame = page
        self.url = url
        self.warnings: list[str] = []
        self.live: list[bool] = []
        """For each answer, whether the page was not loaded again."""
        self.state: list[str | None] = [None, None]
        """The runtime and how it started, when it last settled."""
        self.errors: list[str] = []
        """Uncaught errors."""
        self.asked: list[str] = []
        """The URLs that the page and its workers have requested."""
        page.on("console", lambda message: self._on_console(message.type, message.text))
        page.context.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self._on_error(f"{error.name}: {error.message}"))

    def _on_console(self, kind: str, text: str) -> None:
        if kind == "warning" and text.startswith(OURS):
            self.warnings.append(text)

    def _on_error(self, text: str) -> None:
        # Firefox reports what a policy blocks as an error, too.
        if not text.startswith("Content-Security-Policy: "):
            self.errors.append(text)

    def open(self) -> None:
        """Open the home page."""
        self.page.goto(self.url)
        self.look()

    def settle(self) -> None:
        """Wait until Python is ready or unavailable."""
        wait_until(self.view, SETTLED)
        self.state = self.view.evaluate(STATE)

    def answer(self, question: str, clicks: int = 1) -> None:
        """Click the answer of the journey, and wait for the next state."""
        before = self.view.evaluate("window.journey = Math.random()")
        self.view.click(
            f"[data-question='{question}'] a[data-option='{ANSWERS[question]}']", click_count=clicks, delay=20
        )
        self.passed(question)
        self.live.append(before is not None and self.view.evaluate("window.journey") == before)

    def answer_all(self) -> None:
        """Answer the remaining questions."""
        shown = self.view.locator("[data-helper]").get_attribute("data-question")
        questions = list(ANSWERS)
        for question in questions[questions.index(shown or "") :]:
            self.answer(question)

    def passed(self, question: str) -> None:
        """Wait until the page has left that question."""
        expect(self.view.locator(f"[data-question='{question}']")).to_have_count(0)
        expect(self.view.locator("[data-helper]")).to_be_visible()
        self.look()

    def look(self) -> None:
        """Fail if the screen shows an error meant for programmers."""
        found = FOR_PROGRAMMERS.search(self.view.locator("body").inner_text())
        assert found is None, f"«{found and found[0]}» is on the screen of {self.view.url}"

    def sees(self, flow: Flow, state: Reached) -> None:
        """Expect the outcome with its procedures and their contacts."""
        assert state.outcome is not None
        region = self.view.locator("[data-helper]")
        expect(region).to_have_attribute("data-outcome", state.outcome.id)
        expect(region).to_have_attribute("data-procedures", " ".join(procedure.id for procedure in state.procedures))
        for contact in flow.contacts_of(state.procedures):
            expect(region.locator(f"[data-contact='{contact.id}']")).to_have_count(1)
        self.look()
