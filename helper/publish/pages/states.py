"""A page for every state of the helper, as Markdown that any site generator can take, and the files beside the outcomes."""

from collections.abc import Iterator
from typing import Any, Final

import yaml
from markupsafe import Markup

from helper.engine.address import EMBED, START, path_of
from helper.engine.graph import states
from helper.engine.replay import Reached, replay
from helper.model.flow import Flow
from helper.publish.pages.qr_code import qr_code
from helper.render.environment import component
from helper.render.region import Region, render, root_from
from helper.render.text import outcome_text

TEMPLATE: Final = "embed.html"
"""The template of the pages for frames."""
PLAIN_TEXT: Final = "plan.txt"
QR_CODES: Final = "assets/codes.json"
"""The file with all codes: one for each outcome would tell the host what somebody has answered."""
MARK: Final = "\ufeff"
"""Begins a text, since not every host tells that it is UTF-8, and browsers would take it for something else."""


def state_pages(flow: Flow, site_name: str) -> Iterator[tuple[str, str]]:
    """The path of each state's page below the site's root (ending in a slash), and its Markdown with front matter."""
    for state in states(flow):
        region = render(flow, state)
        front = {
            "title": region.title,
            "description": region.description,
            "hide": ["navigation", "toc"],
            # The guide tells more than the start of the helper, which has words of all its parts.
            "search": {"exclude": region.path != START, "boost": 0.5},
        }
        yield region.path, _page(front, region, site_name)


def embed_pages(flow: Flow, site_name: str) -> Iterator[tuple[str, str]]:
    """The same for the frames of other sites, with a template of their own; each tells which page of the site it stands for."""
    for state in states(flow):
        region = render(flow, state, start=EMBED)
        front = {
            "title": region.title,
            "template": TEMPLATE,
            "canonical": path_of(state.answers),
            "search": {"exclude": True},
        }
        yield region.path, _page(front, region, site_name)


def plain_texts(flow: Flow, address: str) -> Iterator[tuple[str, str]]:
    """The path and the contents of the plain text of each outcome; `address` is that of the site."""
    for state in states(flow):
        if isinstance(state, Reached):
            yield f"{path_of(state.answers)}{PLAIN_TEXT}", MARK + outcome_text(flow, state, address)


def qr_codes(flow: Flow, address: str) -> dict[str, str]:
    """The QR code of the address of each outcome, by its path; `address` is that of the site."""
    paths = [path_of(state.answers) for state in states(flow) if isinstance(state, Reached)]
    return {path: qr_code(f"{address}{path}") for path in paths}


def first_question(flow: Flow, *, root: str, path: str, site_name: str, lost: bool = False) -> Markup:
    """The start of the helper for a page that is not a state's own, below that page's main heading.

    `lost` marks the page that a host shows for addresses that do not exist.
    """
    region = render(flow, replay(flow, {}), root=root, level=2)
    return component("kasper_helper", region, root=root, path=path, site_name=site_name, lost=lost)


def _page(front: dict[str, Any], region: Region, site_name: str) -> str:
    body = component("kasper_helper", region, root=root_from(region.path), path=region.path, site_name=site_name)
    return f"---\n{yaml.safe_dump(front, allow_unicode=True, sort_keys=False)}---\n\n{body}\n"
