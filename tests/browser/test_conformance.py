"""Static pages, CPython and Pyodide agree: every state has the same HTML in all three."""

from itertools import product
from pathlib import Path

from playwright.sync_api import Page

from helper.api.entry import respond
from helper.engine.graph import states
from helper.engine.paths import EMBED, START, path_of
from helper.model.flow import Flow
from helper.render.region import render
from tests.support.browser.faulty_site import faulty_site
from tests.support.browser.worker import ASK, starts_path
from tests.support.page import parse


def test_cpython_pyodide_and_static_pages_give_the_same_html(page: Page, site: Path, flow: Flow) -> None:
    requests = [{"state": path_of(state.answers, start)} for state in states(flow) for start in (START, EMBED)]
    with faulty_site(site, {}) as url:
        page.goto(f"{url}robots.txt")
        asked = [page.evaluate(ASK, [url + starts_path(site), name, requests]) for name in ("image", "plain")]
    for ready, *answers in asked:
        assert ready == {"ready": True}
        for number, (request, answer) in enumerate(zip(requests, answers, strict=True), 1):
            assert answer == {"id": number, "response": respond(flow, request)}
    home = parse(site, "").find("link[@rel='canonical']")[0].get("href") or ""
    for state, start in product(states(flow), (START, EMBED)):
        # The build knows the URL of the site, which the email begins with.
        region = render(flow, state, start=start, site_url=home)
        published = (site / region.path / "index.html").read_text("utf-8")
        begin = published.index('<div class="helper" data-helper=')
        assert published[begin : published.index("\n</kasper-helper>")] == region.html
