import pytest

from helper.words.grammar import acts_instead, acts_itself, asks, names_stranger
from helper.words.lexicon import Item

WORDS = {
    "my": {"self": ("me",), "mark": ("my",)},
    "aunt": {"other": ("them",)},
    "i": {"self": ("i",), "mark": ("i",)},
    "stranger": {},
    "clinic": {"filler": ("place",)},
    "did": {"aux": ("did",), "mark": ("do",)},
    "has": {"aux": ("has",), "act": ("have",), "mark": ("do",)},
    "had": {"aux": ("has",), "act": ("have",), "mark": ("do",)},
    "was": {"aux": ("was",), "mark": ("be",)},
    "mine": {"self": ("me",), "it": ("it",), "mark": ("my",)},
    "they": {"other": ("them",), "mark": ("they",)},
    "a": {"mark": ("article",)},
    "the": {"mark": ("the",)},
    "cat": {"system": ("cat",)},
    "fed": {"act": ("feed",)},
    "feeding": {"act": ("feed",)},
    "groomed": {},
    "been": {"aux": ("has",)},
    "so": {"filler": ("small",)},
    "or": {"join": ("or",)},
    "it": {"it": ("it",)},
    "never": {"negation": ("never",)},
    "simply": {"filler": ("small",)},
}


def items(text: str) -> list[Item]:
    return [Item(word, 0, len(word), WORDS[word]) for word in text.split()]


@pytest.mark.parametrize("text", ["my aunt did", "my aunt did it", "stranger did", "my aunt simply did", "my aunt has"])
def test_somebody_else_acts_instead(text: str) -> None:
    assert acts_instead(items(text))


@pytest.mark.parametrize("text", ["did", "i did", "my aunt", "my aunt never did", "my aunt has it", "my did"])
def test_others_do_not_act_instead_where_nobody_else_is_named_or_more_is_said(text: str) -> None:
    assert not acts_instead(items(text))


@pytest.mark.parametrize("text", ["stranger", "stranger simply never", "my stranger never", "clinic"])
def test_a_word_without_a_class_may_be_a_stranger(text: str) -> None:
    assert names_stranger(items(text))


@pytest.mark.parametrize("text", ["", "never", "my aunt", "i stranger", "stranger cat"])
def test_nobody_is_a_stranger_beside_i_or_a_system_or_where_all_are_known(text: str) -> None:
    assert not names_stranger(items(text))


@pytest.mark.parametrize(("left", "right"), [("cat never", "i"), ("cat", "stranger")])
def test_a_system_that_does_something_acts_itself(left: str, right: str) -> None:
    assert acts_itself(items(left), items(right))


@pytest.mark.parametrize(
    ("left", "right"), [("cat i never", "stranger"), ("cat never", "simply"), ("never", "stranger")]
)
def test_a_system_of_which_something_is_said_does_not_act(left: str, right: str) -> None:
    assert not acts_itself(items(left), items(right))


@pytest.mark.parametrize(
    "text",
    [
        "did i",
        "has they",
        "so did i",
        "or did i",
        "was it",
        "was mine",
        "was cat fed",
        "was a cat fed",
        "was the cat groomed",
        "has the cat been fed",
        "did it fed",
    ],
)
def test_a_verb_before_its_subject_asks(text: str) -> None:
    assert asks(items(text))


@pytest.mark.parametrize(
    "text",
    [
        "i did",
        "was",
        "was fed",
        "was a stranger",
        "was cat",
        "had it",
        "had the cat",
        "had the cat fed",
        "did the feeding",
        "fed it",
        "i was mine",
    ],
)
def test_a_verb_without_a_subject_after_it_asks_nothing(text: str) -> None:
    assert not asks(items(text))


def test_or_not_asks() -> None:
    assert asks([*items("cat fed"), Item("or", 0, 6, {"plain": ("consumed",)})])
