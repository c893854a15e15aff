import pytest

from helper.words.grammar import acts_instead, acts_itself, names_stranger
from helper.words.lexicon import Item

WORDS = {
    "my": {"self": ("me",), "mark": ("my",)},
    "aunt": {"other": ("them",)},
    "i": {"self": ("i",), "mark": ("i",)},
    "stranger": {},
    "cat": {"system": ("cat",)},
    "clinic": {"filler": ("place",)},
    "did": {"aux": ("did",)},
    "has": {"aux": ("has",), "act": ("have",)},
    "it": {"it": ("it",)},
    "never": {"negation": ("never",)},
    "simply": {"filler": ("small",)},
}


def items(text: str) -> list[Item]:
    return [Item(word, 0, 0, WORDS[word]) for word in text.split()]


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
