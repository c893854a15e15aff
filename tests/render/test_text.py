import re
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from markupsafe import Markup

from helper.engine.paths import locate
from helper.engine.replay import Reached
from helper.model.flow import Flow
from helper.render.text import MAX_EMAIL_URL, MAX_PAGE_URL, outcome_email, outcome_text

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
        "\n"
        "This page: https://host.example/sub/helper/pet-cat/age-old/\n"
        "\n"
        "TOY stands for Tale Of Yarn. It is for cats.\n"
        "\n"
        "1. Do rest\n"
        "----------\n"
        "\n"
        "[ ] 1. Act.\n"
        "\n"
        "2. Feed it\n"
        "----------\n"
        "\n"
        "Warning: Careful.\n"
        "\n"
        "Have at hand: A bowl; Food.\n"
        "\n"
        "[ ] 1. Call them.\n"
        "    Vet <1>: (502) 555-0100, extension 7 or vet@example.org\n"
        "    What to say: I say cat. I say old. What does it eat?\n"
        "[ ] 2. Open the tin.\n"
        "[ ] 3. Read.\n"
        "    How: https://host.example/sub/guide/pets/#feed\n"
        "\n"
        "Good to know\n"
        "------------\n"
        "\n"
        "Newer guidance: Newer.\n"
        "Source: The page (2020), https://example.org/\n"
        "\n"
        "Pets: https://host.example/sub/guide/pets/\n"
        "Do rest: https://host.example/sub/guide/#rest\n"
        "Source: The book (1999)\n"
        "Feed it: https://host.example/sub/guide/pets/#feed\n"
        "Source: The book (1999)\n"
        "\n"
        "Help desks\n"
        "----------\n"
        "Vet <1>: (502) 555-0100, extension 7 or vet@example.org\n"
        "\n"
        "Your answers\n"
        "------------\n"
        "Which pet? Label of cat\n"
        "Old & grey? Label of old\n"
    )


def test_a_note_of_two_procedures_is_in_the_text_once(toy_flow: Flow) -> None:
    feed = toy_flow.procedures[1]
    flow = replace(toy_flow, procedures=(replace(feed, id="first"), feed))
    assert outcome_text(flow, outcome(flow), ROOT).count("Newer.") == 1


def test_a_url_ends_its_line(toy_flow: Flow) -> None:
    new, old = toy_flow.notes["new"], toy_flow.notes["old"]
    flow = replace(toy_flow, notes={**toy_flow.notes, "new": replace(new, sources=(*new.sources, *old.sources))})
    lines = outcome_text(flow, outcome(flow), ROOT).splitlines()
    at = lines.index("Newer guidance: Newer.")
    assert lines[at + 1 : at + 4] == ["Source: The page (2020), https://example.org/", "Source: The book (1999)", ""]
    assert [line for line in lines if "://" in line and not re.search(r"://\S*[\w/]$", line)] == []


def test_markup_becomes_plain_text_and_plain_text_stays_the_same(toy_flow: Flow) -> None:
    first, second = toy_flow.outcomes
    careful = replace(toy_flow.notes["careful"], text=Markup("<em>Careful</em> &amp; slow"))
    flow = replace(
        toy_flow,
        outcomes=(first, replace(second, headline="A <b>")),
        notes={**toy_flow.notes, "careful": careful},
    )
    text = outcome_text(flow, outcome(flow), ROOT)
    assert text.startswith("A <b>\n=====\n")
    assert "Warning: Careful & slow\n" in text


def test_an_email_begins_with_the_link_the_headline_the_warning_and_the_phone_number(toy_flow: Flow) -> None:
    url = "https://host.example/helper/"
    link = outcome_email(toy_flow, outcome(toy_flow), url)
    assert link.startswith("mailto:?subject=A%20pet&body=https%3A%2F%2Fhost.example%2Fhelper%2F%0D%0A%0D%0AA%20pet")
    assert body_of(link).split("\r\n") == [
        url,
        "",
        "A pet",
        "",
        "Warning: Careful.",
        "",
        "Vet <1>: (502) 555-0100, extension 7 or vet@example.org",
        "",
        "Part 1: Do rest",
        "1. Act.",
        "",
        "Part 2: Feed it",
        "1. Call them.",
        "2. Open the tin.",
        "3. Read.",
        "",
    ]


def test_an_email_has_the_notes_of_steps_and_those_before_them(toy_flow: Flow) -> None:
    rest, feed, exercise = toy_flow.procedures
    call, *others = feed.steps
    changed = replace(feed, before=("old",), steps=(replace(call, note="new"), *others))
    flow = replace(
        toy_flow,
        procedures=(rest, changed, exercise),
    )
    body = body_of(outcome_email(flow, outcome(flow)))
    assert "1. Call them.\r\n   Newer guidance: Newer. (The page, 2020)\r\n" in body
    assert body.index("Careful.") < body.index("Older.") < body.index("Vet <1>")


@pytest.mark.parametrize("count", range(1, 16))
def test_an_email_has_all_steps_if_they_fit_or_else_none(toy_flow: Flow, count: int) -> None:
    flow = with_steps(toy_flow, count)
    for url, limit in (("", MAX_EMAIL_URL - MAX_PAGE_URL), ("https://host.example/", MAX_EMAIL_URL)):
        link = outcome_email(flow, outcome(flow), url)
        steps = [line for line in body_of(link).split("\r\n") if line[:1].isdecimal()]
        assert len(link) <= limit
        assert len(steps) in (0, 2 * count + 3)
        assert ("The steps are on the page that the link opens." in body_of(link)) == (not steps)
        if not steps:
            one_step = 150
            assert len(link) + (2 * count + 3) * one_step > limit, "the steps would have fit"
        assert "Vet <1>: (502) 555-0100" in body_of(link)


def test_typographic_characters_become_ascii_in_an_email(toy_flow: Flow) -> None:
    flow = with_steps(toy_flow, 1, text="\u2018It’s’ “so”\xa0\u2013 or — not…")
    assert "'It's' \"so\" - or - not..." in body_of(outcome_email(flow, outcome(flow)))


def test_only_an_outcome_has_an_email(toy_flow: Flow) -> None:
    state = replace(outcome(toy_flow), outcome=None)
    with pytest.raises(ValueError, match="lead to no outcome"):
        outcome_email(toy_flow, state)


def test_a_link_has_only_characters_that_urls_allow(toy_flow: Flow) -> None:
    flow = with_steps(toy_flow, 1, text="ä “<&?=#+%>” \U0001f642")
    link = outcome_email(flow, outcome(flow), "https://host.example/ä/")
    assert link.isascii()
    assert not set(' "<>#+\r\n') & set(link)
    assert 'ä "<&?=#+%>" \U0001f642' in unquote(link)
