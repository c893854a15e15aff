import pytest

from helper.words.grammar import acts_instead
from helper.words.lexicon import Item

WORDS = {
    "my": {"self": ("me",)},
    "aunt": {"other": ("them",)},
    "i": {"self": ("i",), "mark": ("i",)},
    "stranger": {},
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
