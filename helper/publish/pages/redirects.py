"""Pages at the addresses that states had before something in them was renamed; each leads on to the present one."""

from collections.abc import Iterator
from itertools import product

from helper.engine.address import EMBED, START, path_of
from helper.engine.graph import states
from helper.model.flow import Flow
from helper.render.environment import component
from helper.render.region import root_from


def redirect_pages(flow: Flow) -> Iterator[tuple[str, str]]:
    """The path of each of them below the site's root (ending in a slash), and its HTML."""
    for state, start in product(states(flow), (START, EMBED)):
        path = path_of(state.answers, start)
        for old in _names(flow, start, [answer.public_id for answer in state.answers]):
            if old != path:
                yield old, str(component("redirect", root_from(old) + path))


def _names(flow: Flow, start: str, segments: list[str]) -> Iterator[str]:
    """All paths below `start` that ever meant those segments, the present one included."""
    for parts in product(*((part, *flow.former_ids(part)) for part in segments)):
        yield start + "".join(f"{part}/" for part in parts)
