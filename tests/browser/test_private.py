"""While answers are given live, no request says what they are, with and without the service worker."""

from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browser.engines import IN_BOTH_ENGINES
from tests.support.browser.helper import READY, change_answer, choose
from tests.support.browser.offline import PYTHON_STORED
from tests.support.browser.wait import IDLE, wait_until
from tests.support.server import NOT_STORED, serve

ANSWERED = ("kog-", "kasper-yes", "kasper-no", "old-sign-in")
"""What the URLs of states with answers contain."""


@IN_BOTH_ENGINES
@pytest.mark.parametrize("is_stored", [True, False], ids=["stored", "not stored"])
def test_no_request_of_a_live_journey_says_what_was_answered(
    engine_browser: Browser, site: Path, is_stored: bool
) -> None:
    asked: list[str] = []

    def guard(request: SimpleHTTPRequestHandler) -> bool:
        asked.append(f"{request.path}\n{request.headers}")
        return True

    with (
        serve(site, guards=[guard], overlay={} if is_stored else NOT_STORED) as url,
        engine_browser.new_context() as context,
    ):
        page = context.new_page()
        page.goto(url)
        wait_until(page, READY)
        if is_stored:
            page.locator(PYTHON_STORED).wait_for(timeout=120_000)
        before = len(asked)
        choose(page, "no", "yes", "no")
        # The QR code, the deadline and the ticks of an outcome, and an outcome after another.
        change_answer(page, "kog", "pending")
        page.locator(".helper-tick input").first.check()
        page.evaluate(IDLE)
        page.go_back()
        page.wait_for_selector("[data-outcome='recover-and-link']")
        # A link that leaves the helper.
        with page.expect_navigation():
            page.locator(".md-tabs__link").last.click()
        # The file of the QR codes, for the first time or from the browser's storage.
        assert is_stored or any("codes.json" in each for each in asked[before:])
    assert [each for each in asked[before:] if any(answer in each for answer in ANSWERED)] == []
