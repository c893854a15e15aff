"""Prints what sentences say: `python -m helper.words --tsv FILE`.

Of each line, the part before the first tab is read. Prints it with an option for each question, or “-” where it says none.
"""

import sys
from pathlib import Path

from helper.engine.check import check
from helper.model.errors import HelperError
from helper.model.flow import Flow
from helper.model.load.flow import CONTENT, load
from helper.words.reading import read

UNSET = "-"


def row(flow: Flow, sentence: str) -> str:
    """The sentence and an option for each question, with tabs between them."""
    answers = read(flow, sentence).answers
    chosen = (answers[question.id].id if question.id in answers else UNSET for question in flow.questions)
    return "\t".join((sentence, *chosen))


def main(arguments: list[str]) -> int:
    """Print a row for each line of the file. Returns the exit status."""
    match arguments:
        case ["--tsv", file]:
            try:
                text = Path(file).read_text("utf-8", errors="replace")
                flow = load(CONTENT, check)
            except (OSError, HelperError) as error:
                print(error, file=sys.stderr)
                return 1
            for line in text.split("\n"):
                if line:
                    print(row(flow, line.partition("\t")[0].rstrip("\r")))
            return 0
        case _:
            print("Usage: python -m helper.words --tsv FILE", file=sys.stderr)
            return 2


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
