"""Links to parts of pages scroll to that part, and making one leaves the page as it is."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.support.browser.helper import change_answer, choose
from tests.support.browser.wait import wait_until
from tests.support.page import parse

OUTCOME = "helper/kog-no/kasper-yes/old-sign-in-no/"
PARTS = (
    f"{OUTCOME}#link-kasper-account",
    f"{OUTCOME}#create-kog-account-activate",
    f"{OUTCOME}#link-kasper-account-enroll",
    f"{OUTCOME}#kasper-help-desk",
    "helper/kog-no/#kasper-not-sure",
    "#kog-not-sure",
    "guide/link-account/#link-kasper-account-enroll",
    "guide/link-account/#link-kasper-account",
    "404.html#kog-help-desk",
)
IN_SIGHT = """id => {
  const { top, bottom } = document.getElementById(id).getBoundingClientRect();
  const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
  return top >= header - 1 && top < innerHeight && bottom > header;
}"""


def test_a_link_to_a_part_scrolls_to_it(waiting_page: Page, site_url: str) -> None:
    for number, part in enumerate(PARTS):
        # Wide and narrow screens alternate.
        waiting_page.set_viewport_size({"width": (1280, 360)[number % 2], "height": 700})
        waiting_page.goto("about:blank")
        waiting_page.goto(site_url + part)
        wait_until(waiting_page, IN_SIGHT, 30, arg=part.partition("#")[2])


def test_a_permalink_changes_only_the_url_and_back_leads_to_its_step(live_page: Page, site_url: str) -> None:
    choose(live_page, "no", "yes", "no")
    live_page.evaluate("window.same = true")
    live_page.get_by_role("link", name="Link to step 3 of “Link your KASPER account to KOG”", exact=True).click()
    expect(live_page).to_have_url(f"{site_url}{OUTCOME}#link-kasper-account-enroll")
    expect(live_page.locator("[data-outcome='recover-and-link']")).to_be_visible()
    change_answer(live_page, "kasper", "no")
    expect(live_page.locator("[data-outcome='new-account']")).to_be_visible()
    assert live_page.evaluate("window.same")
    live_page.go_back()
    expect(live_page.locator("[data-outcome='recover-and-link']")).to_be_visible()
    assert live_page.url == f"{site_url}{OUTCOME}#link-kasper-account-enroll"
    wait_until(live_page, IN_SIGHT, 30, arg="link-kasper-account-enroll")


def test_every_permalink_has_a_unique_name_and_a_target(site: Path) -> None:
    for path in (OUTCOME, "guide/link-account/", "guide/contacts/"):
        [article] = parse(site, path).find("article")
        links = article.findall(".//a[@class='helper-permalink']")
        names = {link.get("aria-label") for link in links}
        parts = [
            part
            for part in article.iter()
            if any(name in part.attrib for name in ("data-procedure", "data-step"))
            or part.get("class") == "helper-contact"
        ]
        assert len(names) == len(links) == len(parts) > 0
        ids = [part.get("id") for part in article.iter() if part.get("id")]
        assert [link.get("href") for link in links if ids.count((link.get("href") or "")[1:]) != 1] == []
