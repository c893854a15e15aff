"""The pages of the helper's states, and the other files of outcomes."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from markupsafe import Markup

from helper.engine.paths import EMBED, START, path_of
from helper.engine.replay import Reached, State, replay
from helper.model.flow import Flow
from helper.model.strings import Strings
from helper.publish.pages.page import Page
from helper.publish.pages.qr_code import qr_code
from helper.render.environment import component
from helper.render.region import Region, render, root_from
from helper.render.text import outcome_text
from helper.render.view import PLAIN_TEXT

TEMPLATE: Final = "embed.html"
"""The theme's template for pages that other sites embed."""
BYTE_ORDER_MARK: Final = "\ufeff"
"""Marks plain text as UTF-8 for browsers, because not every host does so in a header."""


def first_pages(flow: Flow, site_name: str, site_url: str) -> Iterator[Page]:
    """The two pages of the first question."""
    for start, page in ((START, state_page), (EMBED, embed_page)):
        yield page(flow.strings, render(flow, replay(flow, {}), start=start, site_url=site_url), site_name)


def state_page(strings: Strings, region: Region, site_name: str) -> Page:
    """A state's page."""
    front = {
        "title": region.title,
        "description": region.description,
        "hide": ["navigation", "toc"],
        # The first question matches many searches, but the guide answers them better.
        "search": {"exclude": region.path != START, "boost": 0.5},
        "contents": [{"id": "helper-heading", "name": "", "children": []}],
    }
    return _page(strings, front, region, site_name)


def embed_page(strings: Strings, region: Region, site_name: str) -> Page:
    """The same for a page that other sites embed. Its front matter names the template."""
    front = {
        "title": region.title,
        "template": TEMPLATE,
        "search": {"exclude": True},
    }
    return _page(strings, front, region, site_name)


def plain_texts(flow: Flow, states: Iterable[State], site_url: str) -> Iterator[tuple[str, str]]:
    """The path and the text of the plain-text file of each outcome among the states."""
    for state in states:
        if isinstance(state, Reached):
            yield f"{path_of(state.answers)}{PLAIN_TEXT}", BYTE_ORDER_MARK + outcome_text(flow, state, site_url)


def qr_codes(states: Iterable[State], site_url: str) -> dict[str, Markup]:
    """The QR code of the URL of each outcome among the states, by the outcome's path."""
    paths = [path_of(state.answers) for state in states if isinstance(state, Reached)]
    return {path: qr_code(f"{site_url}{path}") for path in paths}


def first_question(flow: Flow, *, root: str, path: str, site_name: str, lost: bool = False) -> Markup:
    """The first question, below the main heading of another page. `root` is the URL of the site's root from there.

    `lost` marks the page that the host sends for paths that do not exist.
    """
    region = render(flow, replay(flow, {}), root=root, level=2)
    return component(flow.strings, "kasper_helper", region, root=root, path=path, site_name=site_name, lost=lost)


def _page(strings: Strings, front: dict[str, Any], region: Region, site_name: str) -> Page:
    root = root_from(region.path)
    body = component(strings, "kasper_helper", region, root=root, path=region.path, site_name=site_name)
    return Page(region.path, front, str(body))
