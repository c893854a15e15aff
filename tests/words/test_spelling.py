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
        ("paswrod", "password"),
        ("forgott", "forgot"),
        ("hvae", "have"),
    ],
)
def test_one_wrong_letter_is_repaired_and_in_long_words_two(wrong: str, right: str) -> None:
    assert repaired(wrong, INDEX) == right


@pytest.mark.parametrize("word", ["pot", "cave", "passport", "x" * 5000, "", "forg0t"])
def test_other_words_stay(word: str) -> None:
    assert repaired(word, INDEX) == word
