"""The drawing of the whole flow, and the table of all cases."""

from playwright.sync_api import Browser, Page, expect

from tests.support.browser.axe import dark_violations, violations
from tests.support.browser.helper import choose, waiting

PAGE = "publish/flow/"
ROWS = "kasper-cases tbody tr"
FIELD = "kasper-cases input"


def test_a_case_is_found_by_words_in_any_order(waiting_page: Page, site_url: str) -> None:
    waiting_page.goto(site_url + PAGE)
    rows = waiting_page.locator(f"{ROWS}:visible")
    waiting_page.fill(FIELD, "Delegate  cannot sign")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("I am a delegate")
    expect(waiting_page.locator("kasper-cases [role=status]")).to_have_text("Shown: 1 of 30.")
    waiting_page.fill(FIELD, "")
    expect(rows).to_have_count(30)


def test_without_scripts_all_cases_show_and_no_field(page_without_scripts: Page, site_url: str) -> None:
    page_without_scripts.goto(site_url + PAGE)
    expect(page_without_scripts.locator(f"{ROWS}:visible")).to_have_count(30)
    expect(page_without_scripts.locator(FIELD)).to_be_hidden()


def test_the_page_is_accessible_and_fits_a_phone_in_both_palettes(browser: Browser, site_url: str) -> None:
    with waiting(browser, color_scheme="dark", viewport={"width": 390, "height": 800}) as page:
        page.goto(site_url + PAGE)
        expect(page.locator(FIELD)).to_be_visible()
        assert dark_violations(page) == []
        page.emulate_media(color_scheme="light")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        letters = page.locator(".helper-map-title").first.evaluate("(text) => text.getBoundingClientRect().height")
        assert letters >= 14


def test_the_drawing_leads_to_pages_and_the_list_to_its_own_items(waiting_page: Page, site_url: str) -> None:
    waiting_page.goto(site_url + PAGE)
    waiting_page.click(".helper-map-list a[href='#box-6']")
    expect(waiting_page.locator("#box-6:target")).to_be_in_viewport()
    waiting_page.locator(".helper-map-outcome").last.click()
    expect(waiting_page).to_have_url(site_url + "helper/kog-yes/kasper-yes/old-sign-in-yes/")


def test_a_report_after_a_live_move_names_the_state_that_shows(live_page: Page) -> None:
    canonical = live_page.locator("link[rel=canonical]").get_attribute("href") or ""
    live_page.evaluate(
        """(url) => {
            const link = document.createElement("a");
            link.href = `mailto:us@host.example?body=Page%3A%20${encodeURIComponent(url)}%0D%0A`;
            link.dataset.feedback = url;
            document.body.append(link);
        }""",
        canonical,
    )
    choose(live_page, "no")
    expect(live_page.locator("a[data-feedback]")).to_have_attribute(
        "href",
        f"mailto:us@host.example?body=Page%3A%20{(live_page.locator('link[rel=canonical]').get_attribute('href') or '').replace(':', '%3A').replace('/', '%2F')}%0D%0A",
    )
    assert "kog-no" in (live_page.locator("a[data-feedback]").get_attribute("href") or "")
