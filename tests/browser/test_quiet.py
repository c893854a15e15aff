"""A live move announces nothing twice, and nothing is animated for people who prefer reduced motion."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser.helper import change_answer, choose

LISTEN: Final = """() => {
  const LIVE = "[aria-live]:not([aria-live='off']), [role='status']:not([aria-live='off']), [role='alert'], [role='log'], output";
  window.echoes = [];
  window.listener = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      const inside = [...addedNodes].flatMap((node) => node instanceof Element
        ? [...(node.matches(LIVE) ? [node] : []), ...node.querySelectorAll(LIVE)] : []);
      const live = [element?.closest(LIVE), ...inside].filter((region) => region?.textContent.trim());
      window.echoes.push(...live.map((region) => region.outerHTML));
    }
  });
  window.listener.observe(document, { childList: true, characterData: true, subtree: true });
}"""
ECHOES: Final = """() => {
  window.listener.disconnect();
  return window.echoes;
}"""
WATCH: Final = """() => {
  window.moved = [];
  window.watch = ({ type, target, propertyName, animationName }) =>
    window.moved.push(`${type} of ${propertyName ?? animationName}: ${target.cloneNode().outerHTML}`);
  for (const type of ["transitionrun", "animationstart"]) document.addEventListener(type, window.watch);
}"""
MOVED: Final = """() => {
  for (const type of ["transitionrun", "animationstart"]) document.removeEventListener(type, window.watch);
  return window.moved;
}"""
RUNNING: Final = """() => document.getAnimations().filter(({ playState }) => playState === "running").map(
  ({ effect }) => effect.target.cloneNode().outerHTML)"""


@pytest.fixture
def quiet_page(live_page: Page) -> Iterator[Page]:
    """The live home page for a person who prefers reduced motion."""
    live_page.emulate_media(reduced_motion="reduce")
    yield live_page
    live_page.emulate_media(reduced_motion="no-preference")


def make_moves(page: Page) -> None:
    """A move of each kind."""
    choose(page, "no", "yes", "no")
    change_answer(page, "kog", "pending")
    expect(page.locator("[data-procedures^='activate-kog-account']")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-procedures^='create-kog-account']")).to_be_visible()
    page.go_forward()
    expect(page.locator("[data-procedures^='activate-kog-account']")).to_be_visible()
    page.click("a[data-start-again]")
    expect(page.locator("[data-question='kog']")).to_be_visible()


def test_no_live_region_repeats_what_the_focus_announces(live_page: Page) -> None:
    live_page.evaluate(LISTEN)
    make_moves(live_page)
    assert live_page.evaluate(ECHOES) == []


def test_nothing_is_animated_for_people_who_prefer_reduced_motion(quiet_page: Page) -> None:
    quiet_page.evaluate(WATCH)
    make_moves(quiet_page)
    assert quiet_page.evaluate(RUNNING) == []
    assert set(quiet_page.evaluate(MOVED)) == set()
