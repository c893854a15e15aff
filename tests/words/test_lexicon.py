from helper.words.lexicon import lexicon
from helper.words.tokens import tokens
from tests.words.flow import WORDS, word


def found(text: str) -> list[tuple[str, dict[str, tuple[str, ...]]]]:
    return [(item.word, dict(item.roles)) for item in lexicon(WORDS).items(tokens(text))]


def test_a_word_has_its_classes_by_role() -> None:
    assert found("cat") == [("cat", {"system": ("cat",)})]
    assert found("never") == [("never", {"negation": ("not",), "mark": ("ever",)})]


def test_a_word_without_a_class_has_none() -> None:
    assert found("table") == [("table", {})]


def test_an_adverb_means_nothing() -> None:
    assert found("quickly") == [("quickly", {"filler": ("adverb",)})]


def test_words_are_read_as_others_at_the_same_place() -> None:
    items = lexicon(WORDS).items(tokens("I've a cat"))
    assert [(item.word, item.start, item.end) for item in items] == [
        ("i", 0, 4),
        ("have", 0, 4),
        ("a", 5, 6),
        ("cat", 7, 10),
    ]


def test_the_longest_phrase_counts() -> None:
    assert found("on behalf of it")[0] == ("on", {"behalf": ("behalf",)})


def test_a_mark_does_not_hide_the_words_in_it() -> None:
    words = (*WORDS, word("fondly", "mark", "a cat"))
    items = lexicon(words).items(tokens("had a cat"))
    assert [set(item.roles) for item in items] == [{"act", "mark"}, {"filler", "mark"}, {"system"}]
    assert items[1].roles["mark"] == ("fondly",)


def test_a_word_that_may_be_a_thing_is_one_after_an_article() -> None:
    assert [set(roles) for _, roles in found("the walk")] == [{"filler", "mark"}, {"thing"}]
    assert [set(roles) for _, roles in found("walk")] == [{"act"}]


def test_a_word_that_may_be_a_thing_is_one_before_another_verb() -> None:
    words = (*WORDS, word("verb-after", "mark", "did"))
    items = lexicon(words).items(tokens("walk did"))
    assert "thing" in items[0]
    assert "act" not in items[0]


def test_a_number_in_a_range_is_read_as_its_word() -> None:
    assert found("2021") == [("lately", {"mark": ("lately",)})]
    assert found("1821") == [("1821", {})]


def test_a_misspelt_word_is_found_and_a_word_with_a_hyphen_in_parts() -> None:
    assert found("kiten") == [("kitten", {"system": ("cat",)})]
    assert [name for name, _ in found("cat-dog")] == ["cat", "dog"]
