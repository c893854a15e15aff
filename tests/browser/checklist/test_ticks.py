"""Steps are ticked off: the ticks stay in the browser, wherever one goes and whatever fails."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Final, Literal

import pytest
from PIL import Image
from playwright.sync_api import Frame, Locator, Page, expect

from helper.api.entry import respond
from helper.engine.version import version
from helper.model.flow import Flow
from tests.browser.checklist.conftest import Open, Visit
from tests.support.browser.axe import violations
from tests.support.browser.embedding import frame_of, host
from tests.support.browser.helper import IDLE_WORKER, READY
from tests.support.browser.wait import wait_until
from tests.support.page import parse

PLAN: Final = "helper/kog-no/kasper-no/"
OTHER: Final = "helper/kog-pending/kasper-no/"
FIRST, SHARED = "create-kog-account/open-kog", "request-kasper-account/sign-in"
NO_STORAGE: Final = """
  Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });
"""
FULL_STORAGE: Final = """
  Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
"""
STORED: Final = "Object.entries(localStorage).filter(([key]) => key.endsWith('ticks'))"


def box(page: Page | Frame, name: str) -> Locator:
    """The box of the step of that name, `procedure/step`."""
    procedure, step = name.split("/")
    return page.locator(f"[data-procedure='{procedure}'] [data-step='{step}'] input[type=checkbox]")


def told(flow: Flow, path: str, *done: str) -> str:
    """What Python says of the progress with the plan at that path."""
    html: str = respond(flow, {"progress": {"path": path, "done": list(done)}})["html"]
    return " ".join(html.replace("<p>", "").split("<a")[0].replace("<strong>", "").replace("</strong>", "").split())


def expect_progress(page: Page, flow: Flow, path: str, *done: str) -> None:
    expect(page.locator(".helper-checklist-progress")).to_contain_text(told(flow, path, *done))


def contrast(element: Locator) -> float:
    """The greatest contrast that something in the picture of the element has to its most frequent colour (WCAG 2.2, 1.4.11)."""
    picture = Image.open(BytesIO(element.screenshot())).convert("RGB")
    colours = picture.getcolors(picture.width * picture.height)
    assert colours is not None
    luminances = [(times, luminance(*colour)) for times, colour in colours if isinstance(colour, tuple)]
    _, ground = max(luminances)
    return max((max(ground, other) + 0.05) / (min(ground, other) + 0.05) for _, other in luminances)


def luminance(red: int, green: int, blue: int) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (red / 255, green / 255, blue / 255)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def needs_paper(page: Page) -> None:
    """Skip where the page cannot be laid out for paper."""
    if page.context.browser is None or page.context.browser.browser_type.name != "chromium":
        pytest.skip("Playwright lays out for paper in Chromium only, with Debian's Firefox it does not")


@contextmanager
def framed(page: Page, site_url: str, sandbox: str) -> Iterator[Frame]:
    """The page of a plan in a frame with that sandbox. Not in every engine can scripts be turned off for a page alone."""
    with host(f'<iframe sandbox="{sandbox}" width="900" height="700" src="{site_url}{PLAN}"></iframe>') as address:
        page.goto(address)
        yield frame_of(page)


@pytest.fixture
def plan(visit: Visit) -> Page:
    """The page of a plan with Python ready."""
    return visit(PLAN)


def test_a_tick_is_kept_and_the_progress_told(plan: Page, flow: Flow) -> None:
    expect_progress(plan, flow, PLAN)
    box(plan, FIRST).check()
    expect_progress(plan, flow, PLAN, FIRST)
    expect(plan.locator(".helper-checklist-progress")).to_contain_text("1 of 18 steps done. Next: Create a “Citizen")
    expect(plan.locator("[aria-current='step']")).to_have_id("create-kog-account-account-type")
    plan.reload()
    expect(box(plan, FIRST)).to_be_checked()
    expect(plan.locator(".helper-tick :checked")).to_have_count(1)
    expect_progress(plan, flow, PLAN, FIRST)
    box(plan, FIRST).uncheck()
    expect_progress(plan, flow, PLAN)
    plan.reload()
    expect(plan.locator(".helper-tick :checked")).to_have_count(0)


def test_progress_is_a_status_that_is_silent_until_somebody_ticks(plan: Page, flow: Flow) -> None:
    status = plan.locator(".helper-checklist-progress[role='status']")
    expect_progress(plan, flow, PLAN)
    expect(status).to_have_attribute("aria-live", "off")
    box(plan, FIRST).check()
    expect(status).to_have_attribute("aria-live", "polite")


def test_each_box_has_the_text_of_its_step_as_its_name(plan: Page, flow: Flow) -> None:
    expect(plan.locator(".helper-steps > li")).to_have_count(plan.locator(".helper-tick input").count())
    for name in (
        "Go to kog.chfs.ky.gov.",
        "Activate the account within 4 hours of receiving that email.",
    ):
        found = plan.get_by_role("checkbox", name=name, exact=False).first
        expect(found).to_have_count(1)
        expect(found).to_have_accessible_name(name)


def test_a_link_in_a_step_is_no_part_of_its_box(plan: Page) -> None:
    text = plan.locator("#create-kog-account-open-kog-text a")
    assert text.evaluate("link => link.closest('label')") is None
    plan.locator("#create-kog-account-account-type p").click()
    expect(plan.locator(".helper-tick :checked")).to_have_count(0)


def test_a_tick_is_in_every_plan_with_that_step_and_lasts_over_live_steps_and_back(plan: Page, flow: Flow) -> None:
    box(plan, FIRST).check()
    box(plan, SHARED).check()
    plan.click("a[data-change='kog'][data-to='pending']")
    expect(plan.locator("[data-procedures^='activate-kog-account ']")).to_be_visible()
    expect(box(plan, SHARED)).to_be_checked()
    expect(plan.locator(".helper-tick :checked")).to_have_count(1)
    expect_progress(plan, flow, OTHER, SHARED)
    plan.go_back()
    expect(box(plan, FIRST)).to_be_checked()
    expect(plan.locator(".helper-tick :checked")).to_have_count(2)
    expect_progress(plan, flow, PLAN, FIRST, SHARED)


def test_other_tabs_tick_along(plan: Page, site_url: str, flow: Flow) -> None:
    other = plan.context.new_page()
    other.goto(site_url + OTHER)
    box(plan, SHARED).check()
    expect(box(other, SHARED)).to_be_checked()
    expect_progress(other, flow, OTHER, SHARED)
    other.locator("[data-plan-clear]").click()
    expect(box(plan, SHARED)).not_to_be_checked()


def test_one_button_clears_all_ticks(plan: Page, flow: Flow) -> None:
    clear = plan.get_by_role("button", name="Clear the ticks")
    expect(clear).to_be_hidden()
    for name in (FIRST, SHARED):
        box(plan, name).check()
    clear.focus()
    plan.keyboard.press("Enter")
    expect(plan.locator(".helper-tick :checked")).to_have_count(0)
    expect_progress(plan, flow, PLAN)
    expect(clear).to_be_focused()
    assert plan.evaluate(STORED) == []
    plan.keyboard.press("Tab")
    expect(clear).to_be_hidden()


def test_all_steps_done_is_told(plan: Page) -> None:
    for each in plan.locator(".helper-tick input").all():
        each.check()
    expect(plan.locator(".helper-checklist-progress")).to_have_text("All 18 steps are done.")
    expect(plan.locator("[aria-current='step']")).to_have_count(0)


def test_ticking_asks_the_network_for_nothing(plan: Page, flow: Flow) -> None:
    expect_progress(plan, flow, PLAN)
    asked: list[str] = []
    wait_until(plan, "['ready', 'runtime'].includes(document.documentElement.dataset.helperOffline)")
    plan.wait_for_timeout(500)
    plan.on("request", lambda request: asked.append(request.url))
    box(plan, FIRST).check()
    expect_progress(plan, flow, PLAN, FIRST)
    plan.locator("[data-plan-clear]").click()
    expect_progress(plan, flow, PLAN)
    assert asked == []


def test_without_python_the_boxes_work_and_nothing_is_told(opened: Open, site_url: str) -> None:
    page = opened(IDLE_WORKER)
    page.goto(site_url + PLAN)
    box(page, FIRST).check()
    page.reload()
    expect(box(page, FIRST)).to_be_checked()
    expect(page.locator(".helper-checklist-progress")).to_be_empty()
    expect(page.locator("kasper-deadline")).to_be_empty()
    page.get_by_role("button", name="Clear the ticks").click()
    page.reload()
    expect(page.locator(".helper-tick input").first).to_be_visible()
    expect(page.locator(".helper-tick :checked")).to_have_count(0)


@pytest.mark.parametrize("script", [NO_STORAGE, FULL_STORAGE], ids=["refused", "full"])
def test_where_nothing_can_be_stored_ticks_last_as_long_as_the_page(
    opened: Open, site_url: str, flow: Flow, script: str
) -> None:
    page = opened(script)
    page.goto(site_url + PLAN)
    wait_until(page, READY)
    box(page, SHARED).check()
    expect_progress(page, flow, PLAN, SHARED)
    page.click("a[data-change='kog'][data-to='pending']")
    expect_progress(page, flow, OTHER, SHARED)
    expect(box(page, SHARED)).to_be_checked()
    page.locator("[data-plan-clear]").click()
    expect_progress(page, flow, OTHER)
    expect(box(page, SHARED)).not_to_be_checked()


def test_a_step_that_says_something_else_now_is_not_ticked(plan: Page, flow: Flow) -> None:
    box(plan, FIRST).check()
    [[key, value]] = plan.evaluate(STORED)
    step = flow.procedures[2].steps[0]
    assert json.loads(value) == {FIRST: version(step)}
    plan.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, json.dumps({FIRST: "0", SHARED: "0"})])
    plan.reload()
    expect_progress(plan, flow, PLAN)
    expect(plan.locator(".helper-tick :checked")).to_have_count(0)
    box(plan, FIRST).check()
    plan.reload()
    expect(box(plan, FIRST)).to_be_checked()


@pytest.mark.parametrize(
    "value", ["", "{", "null", "[1]", "7", '"x"', '{"create-kog-account/open-kog": {"a": []}}', '{"__proto__": 1}']
)
def test_whatever_is_stored_the_page_works(opened: Open, site_url: str, flow: Flow, value: str) -> None:
    page = opened()
    page.goto(site_url)
    prefix = f"kasper-access-guide /{site_url.split('/', 3)[3]} "
    for name in ("ticks", "arrived"):
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [prefix + name, value])
    page.goto(site_url + PLAN)
    wait_until(page, READY)
    expect_progress(page, flow, PLAN)
    expect(page.locator("[data-window-show]")).to_be_visible()
    box(page, FIRST).check()
    expect_progress(page, flow, PLAN, FIRST)


def test_by_keyboard_space_ticks(plan: Page, flow: Flow) -> None:
    box(plan, FIRST).focus()
    plan.keyboard.press("Space")
    expect_progress(plan, flow, PLAN, FIRST)
    assert box(plan, FIRST).evaluate("box => getComputedStyle(box).outlineStyle") == "solid"


@pytest.mark.parametrize("width", [1280, 320])
def test_every_box_is_large_enough_for_a_thumb_and_overlaps_no_other(plan: Page, width: int) -> None:
    plan.set_viewport_size({"width": width, "height": 800})
    boxes = plan.locator(".helper-tick").evaluate_all("all => all.map((each) => each.getBoundingClientRect().toJSON())")
    assert len(boxes) == 18
    for each, following in zip(boxes, [*boxes[1:], None], strict=True):
        assert min(each["width"], each["height"]) >= 44
        assert each["left"] >= 0
        assert following is None or each["bottom"] <= following["top"]
    wait_until(plan, "width => document.scrollingElement.scrollWidth <= width", 10, arg=width)
    clear = plan.locator("[data-plan-clear]")
    box(plan, FIRST).check()
    size = clear.bounding_box()
    assert size is not None
    assert min(size["width"], size["height"]) >= 44


@pytest.mark.parametrize("colours", ["light", "dark", "forced"])
def test_boxes_and_their_ticks_stand_out(opened: Open, site_url: str, errors: list[str], colours: str) -> None:
    page = opened(
        script=IDLE_WORKER,
        color_scheme="dark" if colours == "dark" else "light",
        forced_colors="active" if colours == "forced" else "none",
    )
    page.goto(site_url + PLAN)
    one = box(page, FIRST)
    assert contrast(one) >= 3
    before = one.screenshot()
    one.check()
    page.mouse.move(0, 0)
    one.blur()
    assert contrast(one) >= 3
    assert one.screenshot() != before
    # The policy refuses the styles that Playwright adds for a picture, and Firefox calls that an error.
    errors.clear()


def test_clicking_beside_the_box_where_a_thumb_would_hit_ticks(plan: Page) -> None:
    plan.locator(".helper-tick").first.click(position={"x": 3, "y": 40})
    expect(box(plan, FIRST)).to_be_checked()


def test_nothing_moves_when_the_boxes_come(opened: Open, site_url: str) -> None:
    tops = []
    for sandbox in ("", "allow-scripts"):
        with framed(opened(), site_url, sandbox) as frame:
            expect(frame.locator(".helper-tick:visible")).to_have_count(18 if sandbox else 0)
            first, second = (frame.locator(".helper-steps > li").nth(place).bounding_box() for place in (0, 1))
            assert first is not None
            assert second is not None
            tops.append(second["y"] - first["y"])
    assert abs(tops[0] - tops[1]) <= 4


def test_without_script_there_is_nothing_to_click(opened: Open, site_url: str) -> None:
    with framed(opened(), site_url, "") as frame:
        expect(frame.locator("#create-kog-account-open-kog")).to_be_visible()
        expect(frame.locator("[data-helper] :is(input, button):visible")).to_have_count(0)
        expect(frame.locator(".helper-checklist")).to_be_hidden()
        expect(frame.locator("kasper-deadline")).to_have_count(1)
        expect(frame.locator("kasper-deadline")).to_be_empty()


def test_the_guide_has_no_boxes(site: Path) -> None:
    page = parse(site, "guide/kog-account/")
    assert page.find("li[@data-step='activate']")
    assert not page.find("kasper-checklist")
    assert not page.find("kasper-deadline")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_a_plan_with_ticks_is_accessible(
    opened: Open, site_url: str, flow: Flow, colours: Literal["light", "dark"]
) -> None:
    page = opened(color_scheme=colours)
    page.goto(site_url + PLAN)
    box(page, FIRST).check()
    expect_progress(page, flow, PLAN, FIRST)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page) == []


def test_what_is_ticked_is_ticked_on_paper(plan: Page) -> None:
    needs_paper(plan)
    box(plan, FIRST).check()
    plan.emulate_media(media="print")
    drawn = """step => {
      const { content, display, borderBottomStyle, height } = getComputedStyle(step.querySelector(".helper-tick"), "::after");
      return content !== "none" && display !== "none" && borderBottomStyle === "solid" && parseFloat(height) > 0;
    }"""
    ticked = plan.locator(".helper-steps > li").evaluate_all(f"steps => steps.map({drawn})")
    assert ticked == [True] + [False] * 17
    expect(plan.locator(".helper-checklist")).to_be_hidden()
    expect(plan.locator(".helper-tick input:visible")).to_have_count(0)
