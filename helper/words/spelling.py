"""Repairs words with a wrong letter, and long ones also with one letter too many and one too few."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

SHORTEST: Final = 4
"""Shorter words are too much alike."""
LONG: Final = 7
"""From this length on, two letters may be wrong."""
LONGEST: Final = 20


def index(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The words by what is left of them without one of their letters, or with all."""
    found: dict[str, list[str]] = {}
    for word in words:
        if SHORTEST <= len(word) <= LONGEST and word.isalpha():
            for part in {word, *_shorter(word)}:
                found.setdefault(part, []).append(word)
    return {part: tuple(whole) for part, whole in found.items()}


def repaired(word: str, indexed: Mapping[str, tuple[str, ...]]) -> str:
    """The indexed word that was probably meant, or else the word itself."""
    if not (SHORTEST <= len(word) <= LONGEST and word.isalpha()):
        return word
    parts = {word, *_shorter(word)}
    best, least = word, 3
    candidates = {whole for part in parts for whole in indexed.get(part, ())}
    for candidate in sorted(candidates, key=lambda each: (each[-1] != word[-1], each)):
        most = 2 if min(len(word), len(candidate)) >= LONG else 1
        distance = _distance(word, candidate)
        swapped = word[:2] == candidate[1::-1]
        if distance <= most and (candidate[0] == word[0] or swapped) and distance < least:
            best, least = candidate, distance
    return best


def _shorter(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _distance(one: str, other: str) -> int:
    """How many letters to add, remove, replace or swap with the next one to make one word of the other."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            least = min(above[j] + 1, row[-1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        before, above = above, row
    return above[-1]
