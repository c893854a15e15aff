import pytest

from helper.words.spelling import index, repaired

INDEX = index(["account", "password", "forgot", "have", "pet"])


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("acount", "account"),
        ("accuont", "account"),
        ("pasword", "password"),
        ("passsword", "password"),
        ("pasworrd", "password"),
        ("forgott", "forgot"),
        ("hvae", "have"),
    ],
)
def test_a_wrong_letter_is_repaired_and_in_a_long_word_also_a_second_one(wrong: str, right: str) -> None:
    assert repaired(wrong, INDEX) == right


@pytest.mark.parametrize("word", ["pot", "cave", "passport", "x" * 5000, "", "forg0t"])
def test_other_words_stay(word: str) -> None:
    assert repaired(word, INDEX) == word
