"""The pages of the states, each put into the finished page that stands in for it."""

import json
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from typing import Final
from urllib.parse import quote

from markupsafe import Markup, escape

from helper.engine.graph import states
from helper.engine.paths import EMBED, START, locate, path_of
from helper.engine.replay import State
from helper.model.flow import Flow
from helper.publish.files.paths import QR_CODES
from helper.publish.pages.stand_ins import CODE, DATA, DESCRIPTION, HTML, SEGMENT, TITLE, stand_in_path, stand_in_paths
from helper.publish.pages.states import plain_texts, qr_codes
from helper.publish.pages.structured import as_json
from helper.publish.settings import MOST_STATES
from helper.render.environment import component
from helper.render.region import render, root_from
from helper.render.structured import structured_state

CHUNK: Final = 100
"""How many states a process writes at a time. To start one takes longer than to write some."""
SCRIPT: Final = '<script type="application/ld+json">{}</script>'


@dataclass(frozen=True)
class _StandIn:
    """A page that stands in for states, and the element for the QR code in it. Pages for frames have none."""

    page: str
    code: str | None


@dataclass(frozen=True)
class _Work:
    """What every process needs: the folder of the site, its URL, the flow, and the pages that stand in, by path."""

    site: Path
    url: str
    flow: Flow
    stand_ins: Mapping[str, _StandIn]

    def write(self, paths: Sequence[str]) -> dict[str, Markup]:
        """Write the files of the states at those paths. Returns the QR codes of the outcomes, by path."""
        found = self.write_texts(paths)
        codes = qr_codes(found, self.url)
        for state, start in product(found, (START, EMBED)):
            path = path_of(state.answers, start)
            stand_in = self.stand_ins[stand_in_path(start, len(state.answers))]
            _file(self.site, path).parent.mkdir(parents=True, exist_ok=True)
            _file(self.site, path).write_text(_filled(stand_in, self.flow, state, start, self.url, codes), "utf-8")
        return codes

    def write_texts(self, paths: Sequence[str]) -> list[State]:
        """Write the plain texts of the outcomes at those paths. Returns the states."""
        found = [locate(self.flow, path).state for path in paths]
        for path, text in plain_texts(self.flow, found, self.url):
            (self.site / path).parent.mkdir(parents=True, exist_ok=True)
            (self.site / path).write_text(text, "utf-8")
        return found


def by_depth(flow: Flow) -> list[State]:
    """The states of the flow, those after the fewest answers first."""
    return sorted(states(flow), key=lambda state: len(state.answers))


def write_states(site: Path, flow: Flow, url: str, most: int = MOST_STATES) -> int:
    """Write the files of all states but the first into the finished site in that folder, to be published at that URL.

    Only `most` states have pages: those after the fewest answers. Returns how many have none, only a plain text.
    """
    later = [state for state in by_depth(flow) if state.answers]
    paths = [path_of(state.answers) for state in later]
    made, others = paths[: most - 1], paths[most - 1 :]
    stand_ins = {path: _stand_in(site, path, flow) for start in (START, EMBED) for path in stand_in_paths(later, start)}
    work = _Work(site, url, flow, stand_ins)
    codes = dict(item for found in _shared(work.write, made) for item in found.items())
    _shared(work.write_texts, others)
    (site / QR_CODES).write_text(json.dumps(codes), "utf-8")
    for start in (START, EMBED):
        shutil.rmtree(site / start / SEGMENT)
    return len(others)


def _shared[T](write: Callable[[Sequence[str]], T], paths: Sequence[str]) -> list[T]:
    """What `write` returns for parts of the paths, which processes share if there are many."""
    parts = [paths[start : start + CHUNK] for start in range(0, len(paths), CHUNK)]
    if len(parts) <= 1:
        return list(map(write, parts))
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        return list(pool.map(write, parts))


def _file(site: Path, path: str) -> Path:
    return site / path / "index.html"


def _stand_in(site: Path, path: str, flow: Flow) -> _StandIn:
    code = str(component(flow.strings, "qr_code", path, CODE, root_from(path) + QR_CODES))
    return _StandIn(_file(site, path).read_text("utf-8"), None if path.startswith(EMBED) else code)


def _filled(stand_in: _StandIn, flow: Flow, state: State, start: str, url: str, codes: Mapping[str, Markup]) -> str:
    """The page of a state below `start`. `codes` has the QR codes by path."""
    path = path_of(state.answers, start)
    region = render(flow, state, start=start, site_url=url)
    own, taken = path_of(state.answers), stand_in_path(START, len(state.answers))
    texts: dict[str, str] = {}
    if stand_in.code:  # what contains others comes first
        code = codes.get(own, Markup())
        texts[stand_in.code] = component(flow.strings, "qr_code", own, code, root_from(path) + QR_CODES)
    texts |= {
        SCRIPT.format(*as_json([DATA])): "\n".join(map(SCRIPT.format, as_json(structured_state(flow, state)))),
        HTML: region.html,
        DESCRIPTION: escape(region.description),
        TITLE: escape(region.title),
        stand_in_path(start, len(state.answers)): path,
        taken: own,
        quote(taken, safe=""): quote(own, safe=""),  # in a report by email or form
    }
    return re.sub("|".join(map(re.escape, texts)), lambda found: texts[found[0]], stand_in.page)
