"""How well sentences are read: what is right, left open, wrong and unsafe, and what is taken for what.

`python -m tests.words.report` prints it, and writes it for “How well words are read”.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any, Final

from helper.engine.check import check
from helper.model.flow import Flow
from helper.model.load.flow import CONTENT, load
from helper.words.reading import read
from tests.support.project import ROOT
from tests.words.sentences import TEST, TUNE, UNSET, Sentence, sentences

FILE: Final = ROOT / "docs" / "measurements" / "words.json"
PARTS: Final = {"tune": TUNE, "test": TEST}
UNSAFE: Final = {("kasper", "no"), ("old-sign-in", "linked")}
"""The answers after which people do what they should not, if they are wrong."""


def answers(flow: Flow, text: str) -> tuple[str, ...]:
    """The option that is read for each question, or UNSET."""
    found = read(flow, text).answers
    return tuple(found[question.id].id if question.id in found else UNSET for question in flow.questions)


def measured(flow: Flow, file: Path) -> dict[str, Any]:
    """The figures for the sentences in a file."""
    ids = [question.id for question in flow.questions]
    total: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = {}
    confused: Counter[tuple[str, str, str]] = Counter()
    for sentence in sentences(file):
        given = answers(flow, sentence.text)
        kind = kinds.setdefault(sentence.kind, Counter())
        total["sentences"] += 1
        kind["sentences"] += 1
        if given == sentence.answers:
            total["exact"] += 1
            kind["exact"] += 1
        total["unsafe"] += is_unsafe(ids, sentence, given)
        for id, meant, got in zip(ids, sentence.answers, given, strict=True):
            confused[id, meant, got] += 1
            total["wrong"] += got not in (meant, UNSET)
            total["open"] += got == UNSET != meant
            total["said"] += meant != UNSET
        mentioned = {each.id for each in read(flow, sentence.text).topics}
        total["topics"] += mentioned == sentence.topics
    return {
        **{name: total[name] for name in ("sentences", "exact", "said", "open", "wrong", "unsafe", "topics")},
        "kinds": {name: [count["exact"], count["sentences"]] for name, count in sorted(kinds.items())},
        "confusion": [
            {"question": id, "meant": meant, "read": got, "count": count}
            for (id, meant, got), count in sorted(confused.items())
        ],
    }


def is_unsafe(ids: list[str], sentence: Sentence, given: tuple[str, ...]) -> bool:
    """Whether an answer that was read would do harm, and the sentence does not say it."""
    pairs = zip(ids, sentence.answers, given, strict=True)
    return any(got != meant and (id, got) in UNSAFE for id, meant, got in pairs)


def figures() -> dict[str, Any]:
    """The figures for both parts."""
    flow = load(CONTENT, check)
    return {name: measured(flow, file) for name, file in PARTS.items()}


def main() -> None:
    """Print the figures and write them for the page."""
    parts = figures()
    for name, part in parts.items():
        share = 100 * part["exact"] / part["sentences"]
        print(f"{name}: {part['exact']} of {part['sentences']} exactly right ({share:.1f} %),", end=" ")
        print(
            f"{part['open']} of {part['said']} answers left open, {part['wrong']} wrong, {part['unsafe']} unsafe,",
            end=" ",
        )
        print(f"topics right in {part['topics']}")
        print("  " + ", ".join(f"{kind} {exact}/{count}" for kind, (exact, count) in part["kinds"].items()))
        for row in part["confusion"]:
            if row["meant"] != row["read"]:
                print(f"  {row['question']}: {row['meant']} read as {row['read']}: {row['count']}")
    FILE.write_text(json.dumps(parts, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
