"""The site's own search finds the right page first."""

from playwright.sync_api import Page

from tests.support.browser.search import search

FIRST = {
    "forgot password": "guide/when-something-goes-wrong/",
    "activation email": "guide/kog-account/",
    "enroll": "guide/link-account/",
    "delegate": "guide/delegates/",
    "phone": "guide/contacts/",
    "old account": "guide/link-account/",
    "new account": "guide/new-account/",
    "4 hours": "guide/kog-account/",
    "run reports": "guide/delegates/",
    "nurse": "guide/delegates/",
    "nurses": "guide/delegates/",
    "staff": "guide/delegates/",
    "assistant": "guide/delegates/",
    "office manager": "guide/delegates/",
    "locked": "guide/when-something-goes-wrong/",
    "locked out": "guide/when-something-goes-wrong/",
    "inactivated": "guide/link-account/",
}


def test_the_right_page_is_first_and_enter_opens_it(waiting_page: Page, site_url: str) -> None:
    found = {}
    waiting_page.goto(site_url)
    for words in FIRST:
        found[words] = search(waiting_page, words).removeprefix(site_url)
    assert found == FIRST
    waiting_page.keyboard.press("Enter")
    waiting_page.wait_for_url(f"{site_url}{FIRST[words]}*")
