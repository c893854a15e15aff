"""The sentences with the answers that a careful reader takes from them: some to tune on, the rest only to test."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
TUNE: Final = FOLDER / "tune.tsv"
TEST: Final = FOLDER / "test.tsv"
UNSET: Final = "-"


@dataclass(frozen=True)
class Sentence:
    """A sentence, the options that it says (one for each question, or UNSET), its topics, and what kind of sentence it is."""

    text: str
    answers: tuple[str, ...]
    topics: frozenset[str]
    kind: str


def sentences(file: Path) -> Iterator[Sentence]:
    """The sentences of a file with tabs between the columns."""
    for line in file.read_text("utf-8").splitlines():
        text, *answers, topics, kind = line.split("\t")
        yield Sentence(text, tuple(answers), frozenset(topics.split(",")) - {UNSET}, kind)
