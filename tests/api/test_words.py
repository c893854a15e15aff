"""The response to a text in the visitor's own words."""

from typing import Any

import html5lib
import pytest

from helper.api.entry import respond
from helper.api.validation import InvalidRequestError
from helper.model.flow import Flow
from helper.words.reading import LONGEST
from tests.support.page import text_of

DONE = "I can sign in to KOG, and I never had a KASPER account."


def html(flow: Flow, text: str, path: str = "", **changed: str) -> str:
    response: dict[str, Any] = respond(flow, {"words": {"text": text, "changed": changed, "path": path}})
    return str(response["html"])


def text_in(html: str) -> str:
    return text_of(html5lib.parseFragment(html, namespaceHTMLElements=False))


def links(html: str) -> dict[str, str]:
    parsed = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return {text_of(link): link.get("href") for link in parsed.iter("a")}


def test_answers_are_shown_with_the_words_that_led_to_them_and_lead_on(flow: Flow) -> None:
    found = html(flow, DONE)
    assert "KASPER account I never had one (“I never had a KASPER account”)" in text_in(found)
    assert links(found) == {flow.strings.own_words_steps: "helper/kog-yes/kasper-no/"}


@pytest.mark.parametrize(
    ("path", "onward"),
    [
        ("", "helper/kog-yes/kasper-no/"),
        ("helper/", "../helper/kog-yes/kasper-no/"),
        ("embed/", "../embed/kog-yes/kasper-no/"),
        ("no/such/page", "../../helper/kog-yes/kasper-no/"),
    ],
)
def test_links_lead_on_from_every_page(flow: Flow, path: str, onward: str) -> None:
    assert list(links(html(flow, DONE, path)).values()) == [onward]


def test_the_first_open_question_is_asked_and_keeps_later_answers(flow: Flow) -> None:
    found = html(flow, "I never had a KASPER account.")
    assert flow.questions[0].text in text_in(found)
    assert list(links(found).values()) == [f"helper/kog-{option.id}/kasper-no/" for option in flow.questions[0].options]


def test_a_changed_answer_replaces_what_was_read_and_has_no_words(flow: Flow) -> None:
    found = html(flow, DONE, kasper="not-sure")
    assert "KASPER account not sure Change" in text_in(found)
    assert list(links(found).values()) == ["helper/kog-yes/kasper-not-sure/"]


def test_an_answer_that_no_longer_applies_is_left_out(flow: Flow) -> None:
    had = "I can sign in to KOG. I had a KASPER account and know its user name and password."
    assert list(links(html(flow, had)).values()) == ["helper/kog-yes/kasper-yes/old-sign-in-yes/"]
    assert list(links(html(flow, had, kasper="no")).values()) == ["helper/kog-yes/kasper-no/"]


@pytest.mark.parametrize("changed", [{"nothing": "yes"}, {"kasper": "maybe"}, {"": ""}])
def test_changes_that_the_flow_does_not_know_answer_nothing(flow: Flow, changed: dict[str, str]) -> None:
    assert html(flow, "Hello", **changed) == html(flow, "Hello")


def test_a_topic_leads_to_its_place(flow: Flow) -> None:
    found = html(flow, "The activation link expired.")
    assert flow.topics["activation"].page in links(found).values()


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00", "\ud800", "mañana", "こんにちは", "\u202e", "<script>alert(1)</script>", "%s {0} {{ 1 }}"],
)
def test_what_says_nothing_gets_the_question_the_troubles_and_the_contacts(flow: Flow, text: str) -> None:
    found = html(flow, text)
    assert flow.strings.own_words_nothing in text_in(found)
    assert f'href="#{flow.questions[0].id}"' in found
    assert all(contact.email in found for contact in flow.contacts.values())
    assert "<script" not in found


def test_hostile_words_are_only_words(flow: Flow) -> None:
    found = html(flow, "<img src=x onerror=alert(1)> I never had a <b>KASPER</b> account")
    assert "<img" not in found
    assert "<b>KASPER" not in found


def test_a_text_that_is_too_long_is_not_read(flow: Flow) -> None:
    assert flow.strings.own_words_too_long in text_in(html(flow, f"{DONE} " * (LONGEST // len(DONE) + 1)))
    assert flow.strings.own_words_too_long in text_in(html(flow, "x" * 1_000_000))


@pytest.mark.parametrize(
    "details",
    [
        None,
        {"text": "", "changed": {}},
        {"text": 1, "changed": {}, "path": ""},
        {"text": "", "changed": [], "path": ""},
        {"text": "", "changed": {"kog": 1}, "path": ""},
        {"text": "", "changed": {}, "path": None},
    ],
)
def test_an_invalid_request_is_an_error(flow: Flow, details: object) -> None:
    with pytest.raises(InvalidRequestError):
        respond(flow, {"words": details})
