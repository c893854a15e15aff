"""What is read from the sentences is at least as good as recorded, and never does harm."""

import json
from typing import Any

import pytest

from tests.words.report import FILE, figures
from tests.words.sentences import TEST, TUNE, UNSET, sentences

LEAST = 0.92
"""The share of the sentences in view that must be exactly right."""


@pytest.fixture(scope="module")
def now() -> dict[str, Any]:
    return figures()


def test_no_unsafe_answer_is_read(now: dict[str, Any]) -> None:
    assert {name: part["unsafe"] for name, part in now.items()} == {"tune": 0, "test": 0}


def test_the_figures_are_those_on_the_page(now: dict[str, Any]) -> None:
    assert json.loads(FILE.read_text("utf-8")) == json.loads(json.dumps(now)), "Run «make words-report»."


def test_the_sentences_in_view_are_read_well(now: dict[str, Any]) -> None:
    assert now["tune"]["exact"] >= LEAST * now["tune"]["sentences"]


def test_no_sentence_is_in_both_parts_and_labels_fit_the_questions() -> None:
    tune, test = list(sentences(TUNE)), list(sentences(TEST))
    assert not {each.text for each in tune} & {each.text for each in test}
    assert all(each.answers[2] == UNSET or each.answers[1] == "yes" for each in (*tune, *test))
