"""People who enter when the email arrived see the deadline in their time zone, a countdown and a calendar file."""

from datetime import UTC, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from helper.model.flow import Flow
from tests.support.browser.axe import dark_violations, violations
from tests.support.browser.checklist import (
    ACTIVATE,
    CREATE,
    KOLKATA,
    NEW_YORK,
    Open,
    Visit,
    at,
    box,
    deadline,
    enter,
    field,
    show,
)
from tests.support.browser.engines import IN_BOTH_ENGINES
from tests.support.browser.helper import READY, change_answer
from tests.support.browser.wait import wait_until

SAVE: Final = """() => {
  const { createObjectURL } = URL;
  window.saved = {};
  URL.createObjectURL = (blob) => {
    // Workers start from such URLs, too.
    if (!blob.type.startsWith("text/javascript")) {
      window.saved.type = blob.type;
      blob.text().then((text) => { window.saved.text = text; });
      URL.createObjectURL = createObjectURL;
    }
    return createObjectURL(blob);
  };
  HTMLAnchorElement.prototype.click = function () {
    window.saved.name = this.download;
    delete HTMLAnchorElement.prototype.click;
  };
}"""
LISTEN: Final = """() => {
  const deadline = document.querySelector("[data-window-deadline]");
  window.first = null;
  new MutationObserver(() => (window.first ??= deadline.getAttribute("aria-live"))).observe(deadline, { childList: true });
}"""
"""Records the `aria-live` of the deadline at its next change."""
FOUR_HOURS: Final = timedelta(hours=4)
ACTIVATED: Final = "activate-kog-account/activate"


def expect_deadlines(visit: Visit, *cases: tuple[str, str, str, str]) -> None:
    """Expect the words of each case: the time zone, the present time, the time of arrival and the words.

    They mention a change of the clocks before the deadline, and only then.
    """
    for zone, now, arrived, expected in cases:
        page = visit(ACTIVATE, zone, now)
        enter(page, arrived)
        expect(deadline(page)).to_contain_text(expected)
        begin = at(zone, arrived).astimezone(UTC)
        first, last = (moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in (begin, begin + FOUR_HOURS))
        expect(deadline(page).get_by_text("The clocks change before then.")).to_have_count(int(first != last))


# tests/engine/test_deadline.py covers the words. The browser provides moments and offsets.
def test_the_deadline_is_correct_in_the_visitors_time_zone(visit: Visit) -> None:
    expect_deadlines(
        visit,
        (
            NEW_YORK,
            "2026-11-23 14:55",
            "2026-11-23T14:15",
            "Activate by 6:15 PM EST today, Monday, November 23, 2026 (in 3 h 20 min)",
        ),
        (
            NEW_YORK,
            "2026-12-31 23:00",
            "2026-12-31T22:30",
            "Activate by 2:30 AM EST tomorrow, Friday, January 1, 2027 (in 3 h 30 min)",
        ),
        (
            NEW_YORK,
            "2026-03-08 03:00",
            "2026-03-08T01:59",
            "Activate by 6:59 AM EDT today, Sunday, March 8, 2026 (in 3 h 59 min)",
        ),
        (
            NEW_YORK,
            "2026-11-01 00:30",
            "2026-11-01T00:30",
            "Activate by 3:30 AM EST today, Sunday, November 1, 2026 (in 4 h)",
        ),
        (
            KOLKATA,
            "2026-11-23 14:55",
            "2026-11-23T14:15",
            "Activate by 6:15 PM GMT+5:30 today, Monday, November 23, 2026 (in 3 h 20 min)",
        ),
    )


@IN_BOTH_ENGINES
def test_the_deadline_is_correct_when_the_clocks_change(visit: Visit) -> None:
    expect_deadlines(
        visit,
        (
            NEW_YORK,
            "2026-03-07 23:30",
            "2026-03-07T23:30",
            "Activate by 4:30 AM EDT tomorrow, Sunday, March 8, 2026 (in 4 h)",
        ),
        (
            NEW_YORK,
            "2026-10-31 22:30",
            "2026-10-31T22:30",
            "Activate by 1:30 AM EST tomorrow, Sunday, November 1, 2026 (in 4 h)",
        ),
        # A time in a skipped hour counts from its end, and in a repeated hour as the first: too early rather than too late.
        (
            NEW_YORK,
            "2026-03-08 04:00",
            "2026-03-08T02:30",
            "Activate by 7:30 AM EDT today, Sunday, March 8, 2026 (in 3 h 30 min)",
        ),
        (
            NEW_YORK,
            "2026-11-01 03:00",
            "2026-11-01T01:30",
            "Activate by 4:30 AM EST today, Sunday, November 1, 2026 (in 1 h 30 min)",
        ),
    )


def test_the_question_appears_when_its_step_scrolls_near(opened: Open, site_url: str) -> None:
    page = opened()
    page.set_viewport_size({"width": 360, "height": 300})
    page.goto(site_url + CREATE)
    wait_until(page, READY)
    expect(page.locator("kasper-deadline")).to_be_empty()
    page.locator("#create-kog-account-activate").scroll_into_view_if_needed()
    expect(field(page)).to_be_visible()


# A link that moves between press and release gets no click. When the steps grow, the browser holds them in place on the
# screen, and so moves what is beside them.
@IN_BOTH_ENGINES
def test_nothing_moves_when_the_question_appears(visit: Visit, site_url: str) -> None:
    page = visit(ACTIVATE)
    page.set_viewport_size({"width": 1280, "height": 300})
    show(page, site_url, CREATE)
    steps = page.locator("[data-procedure='create-kog-account']")
    before = steps.bounding_box()
    assert before is not None
    expect(page.locator("kasper-deadline")).to_be_empty()
    page.locator("#create-kog-account-activate").scroll_into_view_if_needed()
    expect(field(page)).to_be_visible()
    after = steps.bounding_box()
    assert after is not None
    assert after["height"] == pytest.approx(before["height"], abs=1)


def test_a_deadline_that_fills_in_late_leaves_the_linked_step_in_its_place(opened: Open, site_url: str) -> None:
    # Chromium would hold the step by itself; Safari does not.
    page = opened(
        script="document.addEventListener('DOMContentLoaded', () => document.documentElement.style.overflowAnchor = 'none')"
    )
    page.set_viewport_size({"width": 390, "height": 600})
    page.goto(site_url + ACTIVATE)
    enter(page, field(page).input_value())
    expect(deadline(page)).to_contain_text("Activate by")
    page.goto(f"{site_url}{CREATE}#create-kog-account-remember")
    expect(deadline(page)).to_contain_text("Activate by")
    place = page.locator("#create-kog-account-remember").bounding_box()
    assert place is not None
    assert 0 <= place["y"] < 150


@IN_BOTH_ENGINES
@pytest.mark.parametrize("path", [CREATE, ACTIVATE])
def test_the_field_shows_the_present_time_until_another_is_entered(visit: Visit, path: str) -> None:
    page = visit(path, NEW_YORK, "2026-11-23 14:55:30")
    expect(field(page)).to_have_value("2026-11-23T14:55")
    expect(deadline(page)).to_be_empty()
    page.clock.set_fixed_time(at(NEW_YORK, "2026-11-23 14:57"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(field(page)).to_have_value("2026-11-23T14:57")
    page.get_by_role("button", name="Show the deadline").click()
    expect(deadline(page)).to_contain_text("Activate by 6:57 PM EST today, Monday, November 23, 2026 (in 4 h)")


def test_an_outcome_without_an_activation_email_has_no_deadline(visit: Visit) -> None:
    page = visit("helper/kog-yes/kasper-no/", NEW_YORK, "2026-11-23 14:55")
    expect(page.locator("kasper-deadline")).to_have_count(0)
    change_answer(page, "kog", "no")
    expect(field(page)).to_have_value("2026-11-23T14:55")


def test_the_countdown_is_not_announced(visit: Visit) -> None:
    page = visit(ACTIVATE, NEW_YORK, "2026-11-23 14:55:58")
    enter(page, "2026-11-23T14:15")
    expect(deadline(page)).to_contain_text("(in 3 h 19 min)")
    expect(deadline(page)).to_have_attribute("aria-live", "off")
    page.evaluate(
        """() => {
          const deadline = document.querySelector("[data-window-deadline]");
          window.live = [];
          new MutationObserver(() => window.live.push(deadline.getAttribute("aria-live")))
            .observe(deadline, { childList: true });
        }"""
    )
    page.clock.set_fixed_time(at(NEW_YORK, "2026-11-23 15:00"))
    # There is no event: the page must notice by itself that a minute has passed.
    expect(deadline(page)).to_contain_text("(in 3 h 15 min)", timeout=100_000)
    assert set(page.evaluate("window.live")) == {"off"}


def test_the_deadline_is_announced_as_a_status(visit: Visit) -> None:
    page = visit(ACTIVATE, NEW_YORK, "2026-11-23 14:55")
    status = page.locator("[data-window-deadline][role='status']")
    expect(status).to_have_attribute("aria-live", "off")
    page.evaluate(LISTEN)
    page.get_by_role("button", name="Show the deadline").click()
    expect(status).to_contain_text("Activate by 6:55 PM")
    assert page.evaluate("window.first") == "polite"


@IN_BOTH_ENGINES
def test_the_enter_key_works_like_the_button(visit: Visit) -> None:
    page = visit(ACTIVATE, NEW_YORK, "2026-11-23 14:55")
    field(page).fill("2026-11-23T14:15")
    field(page).press("Enter")
    expect(deadline(page)).to_contain_text("Activate by 6:15 PM EST today")


def test_the_deadline_survives_a_reload_and_live_moves_and_appears_in_other_tabs(visit: Visit, site_url: str) -> None:
    page = visit(ACTIVATE, NEW_YORK, "2026-11-23 14:55")
    enter(page, "2026-11-23T14:15")
    expect(deadline(page)).to_contain_text("Activate by 6:15 PM EST today, Monday, November 23, 2026 (in 3 h 20 min)")
    page.reload()
    expect(deadline(page)).to_contain_text("Activate by 6:15 PM EST today, Monday, November 23, 2026 (in 3 h 20 min)")
    expect(deadline(page)).to_have_attribute("aria-live", "off")
    expect(field(page)).to_have_value("2026-11-23T14:15")
    change_answer(page, "kog", "no")
    expect(page.locator("[data-procedure='create-kog-account'] [data-window-deadline]")).to_contain_text("6:15 PM")
    other = page.context.new_page()
    other.clock.set_fixed_time(at(NEW_YORK, "2026-11-23 15:15"))
    other.goto(site_url + ACTIVATE)
    expect(deadline(other)).to_contain_text("Activate by 6:15 PM EST today, Monday, November 23, 2026 (in 3 h)")
    enter(other, "2026-11-23T14:45")
    expect(deadline(page)).to_contain_text("Activate by 6:45 PM EST today")
    expect(field(page)).to_have_value("2026-11-23T14:45")


def test_clearing_the_ticks_also_clears_the_time(visit: Visit) -> None:
    page = visit(ACTIVATE, NEW_YORK, "2026-11-23 14:55")
    enter(page, "2026-11-23T14:15")
    expect(deadline(page)).to_contain_text("Activate by")
    page.get_by_role("button", name="Clear the checklist").click()
    expect(deadline(page)).to_be_empty()
    expect(field(page)).to_have_value("2026-11-23T14:55")
    page.reload()
    expect(field(page)).to_have_value("2026-11-23T14:55")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('kasper-access-guide'))") == []


def test_after_the_deadline_the_page_names_the_help_desk(visit: Visit, flow: Flow) -> None:
    desk = flow.contacts["kog-help-desk"]
    page = visit(ACTIVATE, NEW_YORK, "2026-11-24 09:00")
    enter(page, "2026-11-23T14:15")
    expect(deadline(page)).to_contain_text(
        "The 4 hours ended at 6:15 PM EST yesterday, Monday, November 23, 2026. Ask the KOG Help Desk for help."
    )
    expect(deadline(page).locator(f"a[href='{desk.phone_url}']")).to_be_visible()
    expect(deadline(page).locator(f"a[href='mailto:{desk.email}']")).to_be_visible()
    expect(page.locator("[data-window-calendar]")).to_be_hidden()


def test_a_deadline_that_passes_on_an_open_page_is_announced(visit: Visit) -> None:
    page = visit(ACTIVATE, NEW_YORK, "2026-11-23 18:14:58")
    enter(page, "2026-11-23T14:15")
    expect(deadline(page)).to_contain_text("(in less than a minute)")
    expect(deadline(page)).to_have_attribute("aria-live", "off")
    page.evaluate(LISTEN)
    page.clock.set_fixed_time(at(NEW_YORK, "2026-11-23 18:15"))
    expect(deadline(page)).to_contain_text(
        "The 4 hours ended at 6:15 PM EST today, Monday, November 23, 2026.", timeout=100_000
    )
    assert page.evaluate("window.first") == "polite"


# Firefox can hide the time zone, and then uses UTC. It is 9:25 AM in New York.
@IN_BOTH_ENGINES
def test_a_browser_that_hides_its_time_zone_says_how_to_enter_the_time(visit: Visit) -> None:
    page = visit(ACTIVATE, "UTC", "2026-11-23 14:25")
    expect(page.locator("label", has_text="When did the email arrive?")).to_have_text(
        "When did the email arrive? (UTC)"
    )
    expect(field(page)).to_have_accessible_description(
        "Your browser uses UTC, where it is now 2:25 PM on Monday, November 23, 2026. If your clock "
        "shows another time, subtract from this one how long ago the email arrived."
    )
    enter(page, "2026-11-23T09:15")
    expect(deadline(page)).to_contain_text("The 4 hours ended at 1:15 PM UTC today, Monday, November 23, 2026.")
    enter(page, "2026-11-23T14:15")
    expect(deadline(page)).to_contain_text("Activate by 6:15 PM UTC today, Monday, November 23, 2026 (in 3 h 50 min)")


def test_a_stored_time_that_lies_in_the_future_is_in_the_field(visit: Visit) -> None:
    page = visit(ACTIVATE, NEW_YORK, "2026-11-23 14:55")
    enter(page, "2026-11-23T14:15")
    expect(deadline(page)).to_contain_text("6:15 PM")
    page.clock.set_fixed_time(at(NEW_YORK, "2026-11-23 13:00"))
    page.reload()
    expect(deadline(page)).to_have_text(
        "That time is in the future: it is now 1:00 PM EST on Monday, November 23, 2026. Enter a past time."
    )
    expect(field(page)).to_have_value("2026-11-23T14:15")


@IN_BOTH_ENGINES
def test_an_invalid_time_is_reported_and_not_stored(visit: Visit) -> None:
    page = visit(ACTIVATE, NEW_YORK, "2026-11-23 14:55")
    for arrived, expected in (
        (
            "2026-11-23T15:01",
            "That time is in the future: it is now 2:55 PM EST on Monday, November 23, 2026. Enter a past time.",
        ),
        (
            "2062-11-23T14:55",
            "That time is in the future: it is now 2:55 PM EST on Monday, November 23, 2026. Enter a past time.",
        ),
        ("", "Enter a date and a time."),
        ("0001-01-01T00:00", "Enter a date and a time."),
        ("9999-12-31T23:59", "Enter a date and a time."),
    ):
        enter(page, "2026-11-23T14:15")
        expect(deadline(page)).to_contain_text("6:15 PM")
        stored = page.evaluate("JSON.stringify(localStorage)")
        enter(page, arrived)
        expect(deadline(page)).to_have_text(expected)
        expect(field(page)).to_have_value(arrived)
        assert page.evaluate("JSON.stringify(localStorage)") == stored
    box(page, "link-kasper-account/sign-in").check()
    expect(deadline(page)).to_have_text(expected)
    page.reload()
    expect(deadline(page)).to_contain_text("Activate by 6:15 PM")


def test_editing_the_time_hides_the_deadline(visit: Visit) -> None:
    page = visit(ACTIVATE, NEW_YORK, "2026-11-23 14:55")
    enter(page, "2026-11-23T14:15")
    expect(deadline(page)).to_contain_text("6:15 PM")
    field(page).fill("2026-11-23T14:20")
    expect(deadline(page)).to_be_empty()
    expect(page.locator("[data-window-calendar]")).to_be_hidden()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(field(page)).to_have_value("2026-11-23T14:20")
    enter(page, "2026-11-23T14:15")
    expect(deadline(page)).to_contain_text("6:15 PM")


def test_an_activated_account_has_no_deadline(visit: Visit) -> None:
    page = visit(ACTIVATE, NEW_YORK, "2026-11-23 14:55")
    expect(field(page)).to_be_visible()
    box(page, ACTIVATED).check()
    expect(field(page)).to_be_hidden()
    box(page, ACTIVATED).uncheck()
    expect(field(page)).to_be_visible()


@IN_BOTH_ENGINES
def test_the_calendar_file_has_the_deadline_in_utc_and_an_alarm(visit: Visit) -> None:
    page = visit(ACTIVATE, NEW_YORK, "2026-10-31 22:40")
    enter(page, "2026-10-31T22:30")
    # Playwright reports no downloads in Debian's Firefox, so this test reads the data of the download.
    page.evaluate(SAVE)
    page.get_by_role("button", name="Save a reminder for your calendar (.ics file)").click()
    wait_until(page, "window.saved?.text")
    name, kind, text = page.evaluate("[window.saved.name, window.saved.type, window.saved.text]")
    assert (name, kind) == ("activation-email.ics", "text/calendar;charset=utf-8")
    read: Any = Calendar.from_ical(text)
    [event] = read.walk("VEVENT")
    [alarm] = event.walk("VALARM")
    assert event["DTEND"].dt == at(NEW_YORK, "2026-11-01 01:30").replace(fold=1).astimezone(ZoneInfo("UTC"))
    assert event["DTSTAMP"].dt == at(NEW_YORK, "2026-10-31 22:40").astimezone(ZoneInfo("UTC"))
    assert (event["DTEND"].dt - event["DTSTART"].dt).total_seconds() == 1800
    assert alarm["TRIGGER"].dt.total_seconds() == 0
    assert event["URL"] == page.url


# Playwright reports downloads only in Chromium.
def test_the_calendar_file_is_downloaded(visit: Visit, tmp_path: Path) -> None:
    page = visit(ACTIVATE, NEW_YORK, "2026-11-23 14:55")
    enter(page, "2026-11-23T14:15")
    with page.expect_download() as downloading:
        page.locator("[data-window-calendar]").click()
    assert downloading.value.suggested_filename == "activation-email.ics"
    downloading.value.save_as(tmp_path / "event.ics")
    assert (tmp_path / "event.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize(
    "user_agent",
    [
        "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 [FBAN/FBIOS;FBAV/470]",
    ],
    ids=["Android", "iOS"],
)
def test_browsers_inside_other_apps_are_offered_no_file(opened: Open, site_url: str, user_agent: str) -> None:
    page = opened(user_agent=user_agent)
    page.goto(site_url + ACTIVATE)
    enter(page, field(page).input_value())
    expect(deadline(page)).to_contain_text("Activate by")
    expect(page.locator("[data-window-calendar]")).to_be_hidden()


def test_no_reminder_is_offered_shortly_before_the_deadline(visit: Visit) -> None:
    page = visit(ACTIVATE, NEW_YORK, "2026-11-23 17:45")
    enter(page, "2026-11-23T14:15")
    expect(deadline(page)).to_contain_text("(in 30 min)")
    expect(page.locator("[data-window-calendar]")).to_be_hidden()


def test_nothing_about_the_deadline_leaves_the_browser(visit: Visit) -> None:
    page = visit(ACTIVATE, NEW_YORK, "2026-11-23 14:55")
    page.wait_for_timeout(500)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    enter(page, "2026-11-23T14:15")
    expect(deadline(page)).to_contain_text("Activate by 6:15 PM EST today")
    assert [url for url in asked if not url.startswith("blob:")] == []
    assert page.context.cookies() == []


def test_ticks_and_an_open_deadline_are_accessible_and_fit_the_screen(opened: Open, site_url: str) -> None:
    page = opened()  # without a fixed clock, with which axe-core would wait forever
    page.goto(site_url + ACTIVATE)
    box(page, "link-kasper-account/sign-in").check()
    expect(page.locator(".helper-checklist-progress")).to_contain_text("1 of ")
    for arrived in (field(page).input_value(), "2020-01-01T00:00", ""):
        enter(page, arrived)
        expect(deadline(page)).not_to_be_empty()
        for width in (1280, 320):
            # So tall that the progress at the bottom of the window covers nothing.
            page.set_viewport_size({"width": width, "height": 4000})
            # After a narrow screen, the theme takes a moment to lay out the wide one.
            wait_until(page, "width => document.scrollingElement.scrollWidth <= width", 10, arg=width)
            assert violations(page, "[data-helper]") == []
            for target in page.locator(".helper-deadline :is(input, button, a):visible").all():
                size = target.bounding_box()
                assert size is not None
                assert min(size["width"], size["height"]) >= 44
    page.emulate_media(color_scheme="dark")
    page.reload()
    for arrived in ("", "2020-01-01T00:00"):
        enter(page, arrived)
        expect(deadline(page)).not_to_be_empty()
        assert dark_violations(page) == []


# Playwright cannot emulate print in Debian's Firefox.
def test_on_paper_the_deadline_has_its_day_and_zone_and_no_words_that_go_out_of_date(visit: Visit) -> None:
    page = visit(ACTIVATE, NEW_YORK, "2026-11-23 14:55")
    enter(page, "2026-11-23T14:15")
    expect(deadline(page)).to_contain_text("Activate by 6:15 PM EST today")
    page.emulate_media(media="print")
    shown = deadline(page).evaluate("element => element.innerText.trim()")
    assert shown == "Activate by 6:15 PM EST, Monday, November 23, 2026"
    expect(page.locator(".helper-deadline :is(input, button, label):visible")).to_have_count(0)
