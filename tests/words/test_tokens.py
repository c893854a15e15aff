from helper.words.tokens import tokens


def words(text: str) -> list[str]:
    return [token.word for token in tokens(text)]


def test_words_lose_capitals_and_apostrophes() -> None:
    assert words("I DON'T, don’t") == ["i", "dont", ",", "dont"]


def test_a_hyphen_stays_in_a_word_and_a_dash_stands_alone() -> None:
    assert words("sign-in - yes — no") == ["sign-in", "-", "yes", "-", "no"]


def test_a_year_with_an_apostrophe_has_four_digits() -> None:
    assert words("since '09 and ’98") == ["since", "2009", "and", "1998"]


def test_each_word_has_its_place_in_the_text() -> None:
    text = "Ich hätte’s GERN, \u00a0İ!"
    assert all(text[token.start : token.end] for token in tokens(text))
    assert ["A cat's Pet."[token.start : token.end] for token in tokens("A cat's Pet.")] == ["A", "cat's", "Pet", "."]


def test_short_forms_with_a_stroke_are_words() -> None:
    found = words("w/ a cat, w/o a dog / b/c, 50/50")
    assert found == ["with", "a", "cat", ",", "without", "a", "dog", "/", "because", ",", "maybe"]


def test_it_in_capitals_is_a_department_unless_all_is_in_capitals() -> None:
    assert words("IT has it") == ["itdepartment", "has", "it"]
    assert words("I HAVE IT") == ["i", "have", "it"]
