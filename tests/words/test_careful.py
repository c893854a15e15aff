"""Sentences that only seem to say what would do harm leave the question open."""

from pathlib import Path
from typing import Final

import pytest

from helper.engine.check import check
from helper.model.load.flow import CONTENT, load
from helper.model.words import CLASSES
from tests.words.report import UNSAFE, answers

FLOW: Final = load(CONTENT, check)
LINES: Final = (Path(__file__).parent / "careful.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("text", LINES)
def test_what_would_do_harm_is_not_read(text: str) -> None:
    given = zip((question.id for question in FLOW.questions), answers(FLOW, text), strict=True)
    assert not UNSAFE & set(given)


def test_the_words_have_all_classes_that_the_code_names() -> None:
    assert FLOW.vocabulary is not None
    words, _ = FLOW.vocabulary.unpacked()
    assert set(CLASSES) <= {each.id for each in words}
