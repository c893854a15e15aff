"""Measures what every outcome shows at first sight on a phone: `python -m tests.glance`."""

import sys

from playwright.sync_api import sync_playwright

from helper.engine.check import check
from helper.engine.graph import states
from helper.engine.paths import path_of
from helper.engine.replay import Reached, given
from helper.model.load.flow import CONTENT, load
from tests.glance.budgets import budgets
from tests.glance.measure import PHONE, glance
from tests.glance.report import table
from tests.support.browser.checklist import show
from tests.support.browser.chromium import launch_options
from tests.support.browser.helper import READY
from tests.support.browser.wait import wait_until
from tests.support.project import SITE
from tests.support.server import serve


def main() -> None:
    """Print the table. Exits with an error that names each missed budget."""
    outcomes = [state for state in states(load(CONTENT, check)) if isinstance(state, Reached)]
    glances = []
    with serve(SITE) as url, sync_playwright() as playwright:
        page = playwright.chromium.launch(**launch_options()).new_page(viewport=PHONE)
        page.goto(url)
        wait_until(page, READY)
        for state in outcomes:
            path = path_of(state.answers)
            show(page, url, path)
            glances.append((given(state.answers), glance(page, path)))
    print(table(glances), end="")
    missed = [str(budget) for budget in budgets(glances) if not budget.met]
    if missed:
        sys.exit("\n".join(["", *(f"Missed budget: {sentence}." for sentence in missed)]))


if __name__ == "__main__":
    main()
