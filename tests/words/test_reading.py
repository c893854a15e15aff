"""Texts of any kind lead to answers, or to none."""

import re
import time
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helper.engine.check import check
from helper.engine.replay import replay
from helper.model.flow import Flow
from helper.model.load.flow import CONTENT, load
from helper.words.reading import LONGEST, MOST, MOST_SAID, Understood, read
from tests.support.toy import FLOW
from tests.words.flow import SPOKEN

REAL: Final = load(CONTENT, check)
REAL_WORDS: Final = REAL.vocabulary.unpacked()[0] if REAL.vocabulary else ()
WORDS: Final = sorted({word for each in REAL_WORDS for word in each.words})
STATEMENT: Final = re.compile(r"\b(n[eo]\w*|\w*n[o'’]?t|without|nev\w*|nvr|no|\w*nobody)\b", re.I)
"""What a statement that somebody never had an account cannot do without."""
TEXTS: Final = st.text(max_size=300) | st.lists(
    st.sampled_from(WORDS) | st.sampled_from([".", ",", "?", "\n", "and", "I", "<b>", "\x00"]), max_size=60
).map(" ".join)

SAYINGS: Final = (
    "I have a KOG account and never had KASPER",
    "no KOG, had KASPER until 2018, forgot the password",
    "I linked my KASPER in 2020",
    "I can't get into KOG",
    "I may have had KASPER, not sure",
)
OTHER_THINGS: Final = (
    "I have patients waiting",
    "my phone is dead",
    "I don't know who to call",
    "I opened my own practice in 2022",
    "I never needed it before",
    "I got married in 2021",
    "the computer froze",
    "I lost my glasses",
    "I have no time for this",
    "we use Epic here",
)


def said(flow: Flow, text: str) -> dict[str, str]:
    return {id: found.id for id, found in read(flow, text).answers.items()}


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("I have a cat.", {"pet": "cat"}),
        ("I've a kiten", {"pet": "cat"}),
        ("cat: yes", {"pet": "cat"}),
        ("I never had a cat", {"pet": "none"}),
        ("I never had a cat but I fed the cat", {}),
        ("I have a cat and I have a dog", {}),
        ("My aunt had a cat", {}),
        ("Maybe I have a cat", {}),
        ("I have a cat since 2021", {"pet": "cat", "age": "young"}),
        ("Since 2021, I had a cat", {"pet": "cat", "age": "old"}),
        ("2021", {}),
        ("", {}),
    ],
)
def test_a_text_leads_to_answers(text: str, answers: dict[str, str]) -> None:
    assert said(SPOKEN, text) == answers


def test_an_answer_has_the_words_that_led_to_it_and_a_topic_is_found() -> None:
    understood = read(SPOKEN, "Hello! I've a CAT, and it is sick.")
    assert understood.answers["pet"].quote == "I've a CAT"
    [topic] = understood.topics
    assert topic.id == "vet"


def test_a_guide_without_words_reads_nothing() -> None:
    assert read(FLOW, "I have a cat.") == Understood({}, ())
    assert read(replace(SPOKEN, vocabulary=None), "I have a cat.") == Understood({}, ())


def test_a_text_that_is_too_long_is_not_read() -> None:
    text = "I have a cat. " + "x" * LONGEST
    assert read(SPOKEN, text) == Understood({}, (), is_too_long=True)
    assert not read(SPOKEN, text[:LONGEST]).is_too_long
    assert read(REAL, "x" * 1_000_000).is_too_long
    assert read(REAL, "x " * (MOST + 1)).is_too_long
    assert not read(REAL, "x " * MOST).is_too_long
    assert read(REAL, "had " * (MOST_SAID + 1)).is_too_long
    assert not read(REAL, "had " * MOST_SAID).is_too_long


@pytest.mark.parametrize("other", OTHER_THINGS)
@pytest.mark.parametrize("text", SAYINGS)
def test_what_people_say_of_other_things_changes_nothing(text: str, other: str) -> None:
    alone = said(REAL, text)
    assert alone
    assert said(REAL, f"{text}, {other}") == said(REAL, f"{text} and {other}") == alone


@pytest.mark.parametrize(
    "text",
    [
        "\x00\x01\xff" * 100,
        "\ud800 lone",
        "Я никогда не имел счёта в системе",
        "我从来没有账户",
        "<script>alert('no')</script>",
        "<b onclick=x>KASPER</b>" * 50,
        "'" * 500,
        "-" * 500,
        "1" * 400,
        "٢٠٢١",
    ],
)
def test_odd_texts_say_nothing(text: str) -> None:
    assert not said(REAL, text)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_any_text_is_read_the_same_way_twice_and_quoted_as_typed(text: str) -> None:
    understood = read(REAL, text)
    assert understood == read(REAL, text)
    quotes = [found.quote for found in understood.answers.values()]
    assert all(quote and quote in text for quote in quotes)
    answers = {id: found.id for id, found in understood.answers.items()}
    first = REAL.questions[0].id
    # An answer to a later question counts as soon as the earlier ones have theirs.
    state = replay(REAL, {first: REAL.questions[0].options[0].id, **answers})
    assert {answer.question.id for answer in state.answers} >= set(answers)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_that_somebody_never_had_an_account_is_only_read_where_it_is_said(text: str) -> None:
    if said(REAL, text).get("kasper") == "no":
        assert STATEMENT.search(text)


@pytest.mark.parametrize(
    "part", ["I have never had an acount and my nurs told me so, but i linked it. ", "kog no and so on ", "I "]
)
def test_a_long_text_takes_a_moment_only(part: str) -> None:
    text = (part * LONGEST)[:LONGEST]
    text = " ".join(text.split()[: MOST - 400])
    read(REAL, "warm")
    start = time.perf_counter()
    assert not read(REAL, text).is_too_long
    assert time.perf_counter() - start < 2  # 0.1 s on a quiet machine
