"""Asks the memory image random requests of another generator than the rehearsal's, and counts those that it lacks something for.

`python -m tests.runtime.steps_down 100000`
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import batched
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from helper.api.entry import _parse, respond
from helper.api.validation import InvalidRequestError
from tests.support.odd_paths import FLOW, odd_paths
from tests.support.project import ROOT

IMAGE: Final = ROOT / "build" / "runtime" / "python" / "image.wasm"
NODE: Final = Path(sys.executable).with_name("node")
RESPOND: Final = Path(__file__).with_name("respond.mjs")
BATCH: Final = 2_000
MOST: Final = 1 / 20_000
"""The share of requests that may need the next way to start Python."""
STEPS: Final = [f"{procedure.id}/{step.id}" for procedure in FLOW.procedures for step in procedure.steps]
JSON: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
SECONDS: Final = st.integers(0, 4_000_000_000)
MOMENT: Final = st.tuples(SECONDS, st.integers(-900, 900), st.sampled_from(["", "UTC", "EST", "GMT+5:30"])).map(list)
DEADLINE: Final = st.builds(
    lambda id, now, age, page: {
        "id": id,
        "now": now,
        "arrived": [max(0, now[0] - age), *now[1:]],
        "end": now[1:],
        "page": page,
    },
    st.sampled_from([*FLOW.deadlines, "x"]),
    MOMENT,
    st.integers(-4_000, 100_000),
    st.just("https://guide.example/") | st.text(max_size=9),
)
PROGRESS: Final = st.fixed_dictionaries(
    {"path": odd_paths(), "done": st.lists(st.sampled_from(STEPS) | st.text(), max_size=9)}
)
REQUESTS: Final = (
    odd_paths().map(lambda path: json.dumps({"state": path}))
    | PROGRESS.map(lambda details: json.dumps({"progress": details}))
    | DEADLINE.map(lambda details: json.dumps({"deadline": details}))
    | st.dictionaries(st.sampled_from(["state", "progress", "deadline", "x"]), JSON, max_size=2).map(json.dumps)
    | st.text(max_size=60)
)


def drawn(count: int, number: int) -> list[str]:
    """So many random requests; others for each number."""
    found: list[str] = []

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(REQUESTS)
    def draw(request: str) -> None:
        # A worker turns halves of characters into these.
        found.append(request.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))

    draw()
    return found


def right(request: str) -> object:
    """CPython's response."""
    try:
        return respond(FLOW, _parse(request))
    except InvalidRequestError as error:
        return {"error": str(error)}


def outcomes(requests: list[str], image: Path = IMAGE) -> Iterator[tuple[str, str]]:
    """For each request, whether the image's response is `right`, `wrong` or a `step down`, and why."""
    command = [str(NODE), str(RESPOND), str(image), "again"]
    done = subprocess.run(
        command, input=json.dumps(requests), capture_output=True, text=True, encoding="utf-8", check=True
    )
    for request, response in zip(requests, json.loads(done.stdout)["responses"], strict=True):
        if isinstance(response, str):
            yield "step down", f"{response}: {request[:300]!r}"
        else:
            yield ("right", "") if response == json.loads(json.dumps(right(request))) else ("wrong", request)


def main(count: int) -> int:
    """Print the counts. Returns 1 if a response is wrong, or if too many need a step down."""
    counts: Counter[str] = Counter()
    for number, batch in enumerate(batched(range(count), BATCH)):
        for outcome, why in outcomes(drawn(len(batch), number)):
            counts[outcome] += 1
            if why:
                print(f"{outcome}: {why}")
    print(dict(counts))
    return int(counts["wrong"] > 0 or counts["step down"] > count * MOST)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
