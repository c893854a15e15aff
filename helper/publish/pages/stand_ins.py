"""Pages that stand in for those of the states, one for each depth, since the theme takes a tenth of a second for a page."""

from collections.abc import Iterable, Iterator
from typing import Final

from markupsafe import Markup

from helper.engine.paths import EMBED, START
from helper.engine.replay import State
from helper.model.strings import Strings
from helper.publish.pages.page import Page
from helper.publish.pages.states import embed_page, state_page
from helper.render.region import Region

SEGMENT: Final = "State"
"""A part of their paths. Public ids have no capitals."""
TITLE: Final = "TheTitleOfTheState"
DESCRIPTION: Final = "TheDescriptionOfTheState"
HTML: Final = '<h1 id="helper-heading">TheRegionOfTheState</h1>'
"""The skip link leads to the heading, which every state has."""
CODE: Final = Markup("TheCodeOfTheState")
DATA: Final = "TheDataOfTheState"


def stand_in_path(start: str, depth: int) -> str:
    """The path, below the site's root, of the page that stands in for states below `start` after that many answers."""
    return start + f"{SEGMENT}/" * depth


def stand_in_paths(states: Iterable[State], start: str) -> list[str]:
    """The paths of the pages that stand in for those states. The first question has its own page."""
    return [stand_in_path(start, depth) for depth in sorted({len(state.answers) for state in states} - {0})]


def stand_ins(strings: Strings, states: Iterable[State], site_name: str) -> Iterator[Page]:
    """Each page that stands in for those states' pages."""
    states = tuple(states)
    for start, page in ((START, state_page), (EMBED, embed_page)):
        for path in stand_in_paths(states, start):
            yield page(strings, Region(HTML, TITLE, DESCRIPTION, path), site_name)
