"""Addresses that nobody meant: real ones mutated, and any text; for Hypothesis."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from hypothesis import strategies as st

from helper.engine.check import check
from helper.engine.graph import states
from helper.engine.paths import EMBED, START, path_of
from helper.engine.replay import State
from helper.model.flow import Flow
from helper.model.load.flow import CONTENT, load

FLOW: Final[Flow] = load(CONTENT, check)
STATES: Final[Mapping[str, State]] = {path_of(state.answers): state for state in states(FLOW)}
"""All states of the real flow, by path."""

ODD_PARTS: Final = (
    *("", ".", "..", "index.html", "helper", "%00", "\x00", "%2e%2e", "%2F", "%", "%zz", "%ff", "%25252525", "?", "#"),
    *(
        "\u202e",
        "\ud800",
        "\udfff",
        "é",
        "e\u0301",
        "🙂",
        "\ufeff",
        "\uff1c",
        "K",
        "yes",
        "-",
        "kog-",
        "-yes",
        "kog-yes-no",
    ),
    *("<script>", "{{7*7}}", "{% raw %}", "javascript:alert(1)", "kog-yes\n", " kog-yes", "kog-yes;x=1", "KOG-YES"),
)
"""Parts of addresses that programs stumble over."""


ANY: Final = st.characters()
"""Lone surrogates too, which JavaScript can hold."""
MUTATION: Final = st.sampled_from(["drop", "double", "swap", "put in", "replace", "cut", "upper", "encode"])
LONG: Final = st.builds(
    lambda start, part, times: start + part * times,
    st.sampled_from(["", "helper/", "helper/kog-no/"]),
    st.sampled_from(["/", "x/", "../", "%25", "%", "kog-no/", "\u0301"]),
    st.integers(0, 3000),
)


def addresses() -> st.SearchStrategy[str]:
    """Paths below the root of the site: those of the states in both their places, whole or mutated, and any text at all."""
    paths = {path_of(state.answers, start) for state in STATES.values() for start in (START, EMBED)}
    real = st.sampled_from(sorted(paths))
    parts = st.sampled_from(sorted({part for path in paths for part in path.split("/")}))
    part = parts | st.sampled_from(ODD_PARTS) | st.text(ANY, max_size=6)
    mutated = st.builds(_mutate, real, st.lists(st.tuples(MUTATION, st.integers(0, 40), part), max_size=3))
    return mutated | st.lists(part, max_size=5).map("/".join) | st.text(ANY, max_size=30) | LONG


def _mutate(path: str, changes: list[tuple[str, int, str]]) -> str:
    for kind, place, part in changes:
        parts = path.split("/")
        at = place % len(parts)
        if kind == "drop":
            parts[at : at + 1] = []
        elif kind == "double":
            parts[at:at] = [parts[at]]
        elif kind == "swap":
            parts[at], parts[-1 - at] = parts[-1 - at], parts[at]
        elif kind == "put in":
            parts[at:at] = [part]
        elif kind == "replace":
            parts[at] = part
        path = "/".join(parts)
        if kind == "cut":
            path = path[: place % (len(path) + 1)]
        elif kind == "upper":
            path = path.upper()
        elif kind == "encode":
            path = quote(path, safe="", errors="replace")
    return path
