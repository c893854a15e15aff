"""What `make facts` says."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date

import pytest

from helper.model.flow import Flow
from helper.publish.facts.online import Answer
from helper.publish.facts.report import answers, lines, quotes

TODAY = date(2026, 2, 1)


def answering(*found: Answer) -> Callable[[str, Collection[str]], Sequence[Answer]]:
    return lambda url, words: found


def test_old_facts_are_listed_oldest_first_with_what_to_do(toy_flow: Flow) -> None:
    assert list(lines(toy_flow, TODAY, 1, None)) == [
        "Of 3 sources and contacts, 2 were last checked more than 1 day before 2026-02-01:",
        "- sources.yml, at book: last checked on 2025-03-01. Compare our facts with “The book”. Then write today’s date as its "
        "“checked”.",
        "- sources.yml, at web: last checked on 2026-01-30. Compare our facts with https://example.org/. Then write today’s "
        "date as its “checked”.",
        "To ask the sources themselves, run «make facts ONLINE=1».",
    ]


def test_without_old_facts_it_says_so(toy_flow: Flow) -> None:
    assert next(lines(toy_flow, TODAY, 365, None)) == (
        "All 3 sources and contacts were checked no more than 365 days before 2026-02-01."
    )


def test_a_date_in_the_future_is_reported(toy_flow: Flow) -> None:
    early = date(2026, 1, 30)
    assert "- contacts.yml, at vet: its “checked”, 2026-01-31, is in the future. Correct the date." in list(
        lines(toy_flow, early, 365, None)
    )


def test_the_words_of_a_source_are_its_own_and_those_of_its_notes(toy_flow: Flow) -> None:
    notes = {**toy_flow.notes, "new": replace(toy_flow.notes["new"], quote="Newer words")}
    flow = replace(toy_flow, notes=notes)
    assert quotes(flow, flow.sources["web"]) == ("Newer words",)
    assert quotes(flow, flow.sources["book"]) == ("A bowl",)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer("fine"), "it is there. We have no words of it to compare, so read it."),
        (
            Answer("moved", "https://b.example/"),
            "moved to https://b.example/. Compare the page, and correct its “url”.",
        ),
        (Answer("gone", "404"), "gone (404). Find the page that replaced it, or remove what rests on it."),
        (Answer("refused", "403"), "it answered with the status 403, so nothing was compared. Open it in a browser."),
        (
            Answer("missing", "Some words"),
            "it no longer has the words “Some words”, or shows them only by a script. Open it in a browser. If the words have "
            "changed, correct the fact and its “quote”.",
        ),
        (
            Answer("unreadable", "application/pdf"),
            "its type is application/pdf, in which words are not compared. Open it and compare them yourself.",
        ),
    ],
)
def test_each_answer_of_a_source_has_a_sentence_with_what_to_do(toy_flow: Flow, answer: Answer, said: str) -> None:
    assert list(answers(toy_flow, answering(answer))) == [
        f"- sources.yml, at web (https://example.org/): {said}",
        "Without an address, so not asked: book.",
        "Nothing was changed. Once you have compared a source, write the date as its “checked”.",
    ]


def test_without_a_network_it_says_that_nothing_was_compared(toy_flow: Flow) -> None:
    assert list(answers(toy_flow, answering(Answer("unreachable", "no connection")))) == [
        "No source could be reached (no connection), so nothing was compared. Is there a network?"
    ]


def test_one_source_that_is_not_reached_does_not_hide_the_others(toy_flow: Flow) -> None:
    book = replace(toy_flow.sources["book"], url="https://book.example/")
    flow = replace(toy_flow, sources={**toy_flow.sources, "book": book})

    def ask(url: str, words: Collection[str]) -> Sequence[Answer]:
        return [Answer("fine") if url == book.url else Answer("unreachable", "it did not answer in time")]

    assert list(answers(flow, ask))[:2] == [
        "- sources.yml, at book (https://book.example/): fine, with our words (1).",
        "- sources.yml, at web (https://example.org/): not reached (it did not answer in time). Try again later, or open it in a "
        "browser.",
    ]
