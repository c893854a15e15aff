"""Redirects from the former paths of states to their present paths, for ids that were renamed."""

from collections.abc import Iterator
from itertools import product

from helper.engine.graph import states
from helper.engine.paths import EMBED, START, path_of
from helper.model.flow import Flow
from helper.render.environment import component
from helper.render.region import root_from


def redirect_pages(flow: Flow, language: str) -> Iterator[tuple[str, str]]:
    """The former path below the site's root (ending in a slash) and the HTML, in that language, of each page that redirects."""
    for state, start in product(states(flow), (START, EMBED)):
        path = path_of(state.answers, start)
        for former in _all_paths(flow, start, [answer.public_id for answer in state.answers]):
            if former != path:
                yield former, str(component(flow.strings, "redirect", root_from(former) + path, language))


def _all_paths(flow: Flow, start: str, segments: list[str]) -> Iterator[str]:
    """Every path below `start` that those segments have or had, including the present one."""
    for parts in product(*((part, *flow.former_ids(part)) for part in segments)):
        yield start + "".join(f"{part}/" for part in parts)
