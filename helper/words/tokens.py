"""From a text to its words, each with its place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

PLAIN: Final = {
    **dict.fromkeys((0x2018, 0x2019, 0xB4, 0x60, 0x2BC), "'"),
    **dict.fromkeys((0x201C, 0x201D, 0xAB, 0xBB), '"'),
    **dict.fromkeys((0x2010, 0x2011, 0x2012), "-"),
    **dict.fromkeys((0xA0, 0x09), " "),
}
LOWER: Final = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
"""Each maps one character to one, so that places stay the same."""
DEPARTMENT: Final = "itdepartment"
"""“IT” in capitals, in a text that has small letters: who looks after computers, and no pronoun."""
SHORT: Final = {"w/": "with", "w/o": "without", "b/c": "because", "50/50": "maybe"}
TOKEN: Final = re.compile(
    r"(?<!\w)(?:w/o?|b/c|50/50)(?![^\W_])|(?<!\w)w/(?=\w)|(?<!\w)'\d\d(?!\w)|[^\W_]+(?:['-][^\W_]+)*'?|\.{2,}|[.!?;:,\n()/&+@]|[-\u2013\u2014]+"
)
STOPS: Final = frozenset(".!?;\n")


@dataclass(slots=True)  # Frozen ones take three times as long to make.
class Token:
    """A word in lower case without apostrophes, or a sign, and where it is in the text."""

    word: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The words and signs of a text, in order."""
    shouts = text.upper() == text
    for found in TOKEN.finditer(text.translate(PLAIN).translate(LOWER)):
        word = SHORT.get(found[0]) or found[0].replace("'", "")
        if found[0][0] == "'":  # ’09
            word = f"20{word}" if word < "50" else f"19{word}"
        if not shouts and text[found.start() : found.end()] == "IT":
            word = DEPARTMENT
        if word[0] in ".-\u2013\u2014":
            word = "." if word[0] == "." else "-"
        yield Token(word, found.start(), found.end())
