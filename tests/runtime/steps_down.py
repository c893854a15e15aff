"""Asks the memory image random requests of another generator than the rehearsal's, and counts those that it lacks something for.

`python -m tests.runtime.steps_down` asks 100,000 and writes the counts for “How fast it starts”; with a number, it asks so many and
only prints.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import batched
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from helper.api.entry import RESPONSES, _parse, respond
from helper.api.validation import InvalidRequestError
from tests.runtime.respond import IMAGE, ask
from tests.support.odd_paths import FLOW, odd_paths
from tests.support.project import ROOT
from tests.words.sentences import TEST, TUNE, sentences

BATCH: Final = 2_000
COUNT: Final = 100_000
OUTPUT: Final = ROOT / "docs" / "measurements" / "requests.json"
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
SENTENCES: Final = [each.text for file in (TUNE, TEST) for each in sentences(file)]
WORDS: Final = st.fixed_dictionaries(
    {
        "text": st.sampled_from(SENTENCES)
        | st.lists(st.sampled_from(sorted({word for each in SENTENCES for word in each.split()})), max_size=40).map(
            " ".join
        )
        | st.text(max_size=200),
        "changed": st.dictionaries(
            st.sampled_from([question.id for question in FLOW.questions]) | st.text(max_size=4),
            st.sampled_from([option.id for question in FLOW.questions for option in question.options])
            | st.text(max_size=4),
            max_size=3,
        ),
        "path": odd_paths(),
    }
)
REQUESTS: Final = (
    odd_paths().map(lambda path: json.dumps({"state": path}))
    | PROGRESS.map(lambda details: json.dumps({"progress": details}))
    | DEADLINE.map(lambda details: json.dumps({"deadline": details}))
    | WORDS.map(lambda details: json.dumps({"words": details}))
    | st.dictionaries(st.sampled_from([*RESPONSES, "x"]), JSON, max_size=2).map(json.dumps)
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
    for request, response in zip(requests, ask(requests, image, again=True)["responses"], strict=True):
        if isinstance(response, str):
            yield "step_down", f"{response}: {request[:300]!r}"
        else:
            yield ("right", "") if response == json.loads(json.dumps(right(request))) else ("wrong", request)


def main(count: int) -> Counter[str]:
    """The number of each outcome of so many requests. Prints those that are not right."""
    counts = Counter({"right": 0, "wrong": 0, "step_down": 0})
    for number, batch in enumerate(batched(range(count), BATCH)):
        for outcome, why in outcomes(drawn(len(batch), number)):
            counts[outcome] += 1
            if why:
                print(f"{outcome}: {why}")
        print(dict(counts), flush=True)
    return counts


if __name__ == "__main__":
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    found = main(asked)
    if asked == COUNT:
        OUTPUT.write_text(json.dumps({"most_steps_down": MOST, **found}, indent=2) + "\n", "utf-8")
    sys.exit(found["wrong"] > 0 or found["step_down"] > asked * MOST)
