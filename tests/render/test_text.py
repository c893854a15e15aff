from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from markupsafe import Markup

from helper.engine.paths import locate
from helper.engine.replay import Reached
from helper.model.flow import Flow
from helper.render.text import MAX_EMAIL, MAX_EMAIL_URL, outcome_email, outcome_text

ROOT = "https://host.example/sub/"


def outcome(flow: Flow, path: str = "helper/pet-cat/age-old/") -> Reached:
    state = locate(flow, path).state
    assert isinstance(state, Reached)
    return state


def with_steps(flow: Flow, count: int, text: str = "Step") -> Flow:
    """The flow with that many long steps in each of its first two procedures."""
    rest, feed, exercise = flow.procedures
    steps = tuple(replace(rest.steps[0], id=f"s{n}", text=f"{text} {n} “quoted”. {'Word ' * 8}") for n in range(count))
    return replace(flow, procedures=(replace(rest, steps=steps), replace(feed, steps=(*feed.steps, *steps)), exercise))


def body_of(link: str) -> str:
    """The body of the email that a link opens."""
    [body] = parse_qs(urlsplit(link).query)["body"]
    return body


def test_plain_text_says_everything_that_the_page_says(toy_flow: Flow) -> None:
    assert outcome_text(toy_flow, outcome(toy_flow), ROOT) == (
        "A pet\n"
        "=====\n"
        "Much to do.\n"
        "\n"
        "This page: https://host.example/sub/helper/pet-cat/age-old/\n"
        "\n"
        "TOY stands for Tale Of Yarn.\n"
        "\n"
        "1. Do rest\n"
        "----------\n"
        "\n"
        "[ ] 1. Act.\n"
        "\n"
        "Source: The book (1999)\n"
        "\n"
        "2. Feed it\n"
        "----------\n"
        "Warning: Careful.\n"
        "\n"
        "Have at hand:\n"
        "- A bowl\n"
        "- Food\n"
        "\n"
        "[ ] 1. Call them.\n"
        "    Vet <1>: (502) 555-0100, extension 7 or vet@example.org\n"
        "[ ] 2. Open the tin.\n"
        "[ ] 3. Read.\n"
        "    How: https://host.example/sub/guide/pets/#feed\n"
        "\n"
        "Newer guidance: Newer.\n"
        "Source: The page (2020), https://example.org/\n"
        "\n"
        "Source: The book (1999)\n"
        "\n"
        "After that\n"
        "----------\n"
        "Pets: https://host.example/sub/guide/pets/\n"
        "\n"
        "Newer guidance: Newer.\n"
        "Source: The page (2020), https://example.org/\n"
        "\n"
        "What to say to the Vet <1>\n"
        "--------------------------\n"
        "I say cat. I say old. What does it eat?\n"
        "\n"
        "Have at hand:\n"
        "- A bowl\n"
        "- Food\n"
        "\n"
        "Who can help\n"
        "------------\n"
        "Vet <1>: (502) 555-0100, extension 7 or vet@example.org\n"
        "\n"
        "Your answers\n"
        "------------\n"
        "Which pet? Label of cat\n"
        "Old & grey? Label of old\n"
    )


def test_a_note_that_two_procedures_share_is_in_the_text_once(toy_flow: Flow) -> None:
    feed = toy_flow.procedures[1]
    flow = replace(
        toy_flow, procedures=(replace(feed, id="first"), feed), outcomes=(replace(toy_flow.outcomes[1], notes=()),)
    )
    assert outcome_text(flow, outcome(flow), ROOT).count("Newer.") == 1


def test_markup_becomes_plain_text_and_plain_text_stays_the_same(toy_flow: Flow) -> None:
    first, second = toy_flow.outcomes
    flow = replace(
        toy_flow, outcomes=(first, replace(second, headline="A <b>", meaning=Markup("<em>Much</em> &amp; more")))
    )
    assert outcome_text(flow, outcome(flow), ROOT).startswith("A <b>\n=====\nMuch & more\n")


def test_an_email_has_the_plan_and_no_recipient(toy_flow: Flow) -> None:
    link = outcome_email(toy_flow, outcome(toy_flow), "A & B?")
    assert link.startswith("mailto:?subject=A%20%26%20B%3F&body=A%20pet%0D%0AMuch%20to%20do.%0D%0A%0D%0A1.%20Do%20rest")
    assert body_of(link).split("\r\n") == [
        "A pet",
        "Much to do.",
        "",
        "1. Do rest",
        "",
        "- Act.",
        "",
        "2. Feed it",
        "Warning: Careful.",
        "",
        "- Call them.",
        "- Open the tin.",
        "- Read.",
        "",
        "What to say to the Vet <1>:",
        "I say cat. I say old. What does it eat?",
        "",
        "Who can help:",
        "Vet <1>: (502) 555-0100, extension 7 or vet@example.org",
        "",
        "Your answers:",
        "Pet: short cat",
        "Age: short old",
        "",
    ]


@pytest.mark.parametrize("count", range(1, 16))
def test_a_long_plan_keeps_as_many_steps_as_fit_and_says_that_some_are_left_out(toy_flow: Flow, count: int) -> None:
    flow = with_steps(toy_flow, count)
    link = outcome_email(flow, outcome(flow), "Subject")
    kept = [line for line in body_of(link).split("\r\n") if line.startswith("- Step")]
    assert len(link) <= MAX_EMAIL < MAX_EMAIL_URL
    assert kept == [f'- Step {n % count} "quoted". {"Word " * 8}'.rstrip() for n in range(len(kept))]
    assert ("This email leaves out some steps. The page has them all." in body_of(link)) == (len(kept) < 2 * count)
    if len(kept) < 2 * count:
        one_more = 150
        assert len(link) >= MAX_EMAIL - one_more, "another step would have fit"
    for title in ("1. Do rest", "2. Feed it", "Warning: Careful.", "Who can help:", "Your answers:"):
        assert title in body_of(link)


def test_a_link_has_only_characters_that_urls_allow(toy_flow: Flow) -> None:
    flow = with_steps(toy_flow, 1, text="ä “<&?=#+%>” \U0001f642")
    link = outcome_email(flow, outcome(flow), "Ä")
    assert link.isascii()
    assert not set(' "<>#+\r\n') & set(link)
    assert 'ä "<&?=#+%>" \U0001f642' in unquote(link)
