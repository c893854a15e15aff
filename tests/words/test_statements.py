from collections.abc import Iterator

import pytest

from helper.model.words import TAGS
from helper.words.clauses import Statement
from helper.words.lexicon import lexicon
from helper.words.statements import interpreted
from helper.words.tokens import tokens
from tests.words.flow import WORDS


def statements(text: str) -> Iterator[Statement]:
    words = lexicon(WORDS)
    clauses = interpreted(words.items(tokens(text)), words.systems)
    return (statement for clause in clauses for statement in clause.statements)


def tags(text: str) -> list[set[str]]:
    """The tags of each statement that the tests are about."""
    kept = {"cat", "dog", "have", "feed", "bowl", "said", "denied", "ever", "bare", "other", "unnamed", "gap"}
    return [statement.tags & kept for statement in statements(text)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("I have a cat.", [{"cat", "have", "said"}]),
        ("I don't have a cat", [{"cat", "have", "denied"}]),
        ("I have never had a cat", [{"cat", "have", "denied", "ever"}]),
        ("I have never not had a cat", [{"cat", "have", "said", "ever"}]),
        ("I have no cat", [{"cat", "have", "denied"}]),
        ("no cat", [{"cat", "bare", "denied"}]),
        ("my cat bowl", [{"cat", "bare", "said", "bowl"}]),
        ("A cat I had, a dog I never had", [{"cat", "have", "said"}, {"dog", "have", "denied", "ever"}]),
        ("I had a cat but never a dog", [{"cat", "have", "said"}, {"dog", "have", "bare", "denied", "ever"}]),
        ("neither cat nor dog", [{"cat", "bare", "denied"}, {"dog", "bare", "denied"}]),
        ("I have a cat and a dog", [{"cat", "have", "said"}, {"dog", "have", "said"}]),
        ("I have a cat and I fed it", [{"cat", "have", "said"}, {"cat", "feed", "said"}]),
        ("I fed it", [{"feed", "said", "unnamed"}]),
        ("My aunt had a cat", [{"cat", "have", "said", "other"}]),
        ("On behalf of my aunt: she had a cat", [{"cat", "have", "said"}]),
        ("My aunt had a cat, I did not", [{"cat", "have", "said", "other"}, {"cat", "have", "bare", "denied"}]),
        ("I had a cat/dog", [{"cat", "have", "said"}, {"dog", "have", "said"}]),
        ("I never had a cat fed", [{"cat", "have", "denied", "ever"}, {"cat", "feed", "denied"}]),
        ("I have a cat, the other I never had", [{"cat", "have", "said"}, {"dog", "have", "denied", "ever"}]),
        ("I never had a cat or fed it", [{"cat", "have", "denied", "ever"}, {"cat", "feed", "denied", "ever"}]),
        ("I had it. My cat.", [{"cat", "have", "said"}, {"cat", "bare", "said"}]),
        ("I never had trouble with my cat", [{"cat", "have", "denied", "ever", "gap"}]),
    ],
)
def test_a_text_makes_statements(text: str, meant: list[set[str]]) -> None:
    assert tags(text) == meant


def test_the_time_that_a_sentence_begins_with_is_that_of_what_it_says() -> None:
    [statement] = statements("Long ago, I had a cat")
    assert "before" in statement.tags


def test_every_tag_that_is_not_a_class_is_listed() -> None:
    classes = {each.id for each in WORDS}
    texts = ("I have a cat", "I had never", "maybe she fed it quickly", "no cat", "I did not", "both", "cat or not")
    assert {tag for text in texts for each in statements(text) for tag in each.tags} <= classes | set(TAGS)


@pytest.mark.parametrize("text", ["did I feed the cat", "I fed the cat or did I", "I fed the cat?"])
def test_word_order_asks_as_a_question_mark_does(text: str) -> None:
    assert all("question" in each.tags for each in statements(text))
