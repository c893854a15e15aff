"""Prints what sentences say, or why: `python -m helper.words --tsv FILE`, `python -m helper.words --why SENTENCE`.

With `--tsv`, the part of each line before the first tab is read. Prints it with an option for each question, or “-” where
it says none. With `--why`, prints the classes of the words, the tags of each statement, and the readings that apply.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from helper.engine.check import check
from helper.model.errors import HelperError
from helper.model.flow import Flow
from helper.model.load.flow import CONTENT, load
from helper.model.words import STATEMENT, TAGS, Reading
from helper.words.lexicon import Item
from helper.words.reading import meant, prepared, read
from helper.words.statements import interpreted
from helper.words.tokens import tokens

UNSET: Final = "-"
USAGE: Final = "Usage: python -m helper.words --tsv FILE, or python -m helper.words --why SENTENCE"


def row(flow: Flow, sentence: str) -> str:
    """The sentence and an option for each question, with tabs between them."""
    answers = read(flow, sentence).answers
    chosen = (answers[question.id].id if question.id in answers else UNSET for question in flow.questions)
    return "\t".join((sentence, *chosen))


def reasons(flow: Flow, sentence: str) -> Iterator[str]:
    """Lines that say why the sentence is read as it is."""
    understood = read(flow, sentence)
    if understood.is_too_long or flow.vocabulary is None:
        yield "Nothing is read of this."
        return
    known, readings = prepared(flow.vocabulary)
    items = known.items(list(tokens(sentence)))
    yield "Words:"
    yield from (f"  {item.word}: {_classes(item)}" for item in items)
    found = interpreted(items, known.systems)
    yield "Statements:"
    for statement in (each for clause in found for each in clause.statements):
        yield f"  “{sentence[statement.start : statement.end]}”"
        yield f"    classes: {', '.join(sorted(statement.tags - set(TAGS))) or 'none'}"
        yield f"    tags: {', '.join(sorted(statement.tags & set(TAGS))) or 'none'}"
    yield "Readings:"
    for each in meant(readings, found):
        where = "" if each.reading.within == STATEMENT else f", within one {each.reading.within}"
        yield f"  {each.reading.id}{where}, in “{sentence[each.start : each.end]}”: {'; '.join(_says(each.reading))}"
    yield "Read from this:"
    yield from (f"  {id}: {answer.id} (“{answer.quote}”)" for id, answer in understood.answers.items())
    yield from (f"  topic {topic.id}" for topic in understood.topics)
    if not understood.answers and not understood.topics:
        yield "  nothing"


def _classes(item: Item) -> str:
    return ", ".join(dict.fromkeys(id for ids in item.roles.values() for id in ids)) or "no class"


def _says(reading: Reading) -> Iterator[str]:
    """What a reading does, in a few words for each key that it has."""
    yield from (f"{id} is {option}" for id, option in reading.answers.items())
    yield from (f"{id} is not {' or '.join(options)}" for id, options in reading.over.items())
    yield from (f"speaks against {id} {' or '.join(options)}" for id, options in reading.doubts.items())
    if reading.topics:
        yield f"topics {', '.join(reading.topics)}"


def main(arguments: list[str]) -> int:
    """Print what the arguments ask for. Returns the exit status."""
    try:
        match arguments:
            case ["--tsv", file]:
                text = Path(file).read_text("utf-8", errors="replace")
                flow = load(CONTENT, check)
                for line in text.split("\n"):
                    if line:
                        print(row(flow, line.partition("\t")[0].rstrip("\r")))
            case ["--why", sentence]:
                print(*reasons(load(CONTENT, check), sentence), sep="\n")
            case _:
                print(USAGE, file=sys.stderr)
                return 2
    except (OSError, HelperError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
