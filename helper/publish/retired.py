"""Pages at the addresses that states had before something in them was renamed; each leads on to the present one."""

from collections.abc import Iterator
from itertools import product

from helper.engine.address import START, path_of, segment
from helper.engine.graph import states
from helper.model.flow import Flow
from helper.render.environment import component
from helper.render.region import root_from


def retired_pages(flow: Flow) -> Iterator[tuple[str, str]]:
    """The path of each of them below the site's root (ending in a slash), and its HTML."""
    for state in states(flow):
        path = path_of(state.answers)
        for old in _names(flow, [segment(a.question.id, a.option.id) for a in state.answers]):
            if old != path:
                yield old, str(component("moved", root_from(old) + path))


def _names(flow: Flow, segments: list[str]) -> Iterator[str]:
    """All paths that ever meant those segments, the present one included."""
    for parts in product(*((part, *flow.retired_of(part)) for part in segments)):
        yield START + "".join(f"{part}/" for part in parts)
