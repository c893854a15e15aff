"""The plain text, the email and the QR code of each outcome."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from markupsafe import Markup

from helper.engine.graph import states
from helper.engine.paths import path_of
from helper.engine.replay import Reached
from helper.model.flow import Flow
from helper.publish.pages.qr_code import qr_code
from helper.publish.pages.states import plain_texts, qr_codes
from helper.render.text import ASCII, MAX_EMAIL_URL
from tests.support.page import HtmlPage, file_of, parse


@pytest.fixture
def outcomes(site: Path, flow: Flow) -> list[tuple[Reached, HtmlPage]]:
    """Each outcome with its page."""
    return [(s, parse(site, path_of(s.answers))) for s in states(flow) if isinstance(s, Reached)]


def words_of(flow: Flow, state: Reached) -> Iterator[str]:
    """The texts that the plain text of the outcome must contain."""
    assert state.outcome is not None
    yield state.outcome.headline
    for procedure in state.procedures:
        yield from (procedure.title, *procedure.at_hand)
        yield from (f"[ ] {number}. {step.text}" for number, step in enumerate(procedure.steps, 1))
        shown = (procedure.warning, *procedure.before, *procedure.notes, *(step.note for step in procedure.steps))
        yield from (flow.notes[id].text for id in (*shown, *state.outcome.notes) if id)
        yield from (source.title for source in flow.cited(procedure.sources))
    for contact in flow.contacts.values():
        yield from (contact.name, contact.phone, contact.email)
    yield from (f"{answer.question.text} {answer.option.label}" for answer in state.answers)


def test_the_plain_text_of_an_outcome_says_what_its_page_says(
    site: Path, flow: Flow, outcomes: list[tuple[Reached, HtmlPage]]
) -> None:
    home = parse(site, "").find("link[@rel='canonical']")[0].get("href")
    for state, page in outcomes:
        text = (site / page.path / "plan.txt").read_text("utf-8")
        assert text.startswith("\ufeff"), "the host may not declare UTF-8"
        missing = [words for words in map(Markup, words_of(flow, state)) if words.striptags() not in text]
        assert missing == [], page.path
        assert f"This page: {home}{page.path}\n" in text
        assert "<" not in text
        assert "&" not in text.replace("Q&A", "")


def test_the_plain_text_links_only_to_pages_that_exist(site: Path, outcomes: list[tuple[Reached, HtmlPage]]) -> None:
    home = parse(site, "").find("link[@rel='canonical']")[0].get("href") or ""
    for _, page in outcomes:
        text = (site / page.path / "plan.txt").read_text("utf-8")
        own = [word for word in text.split() if word.startswith(home)]
        assert len(own) >= 1
        for url in own:
            path, _, anchor = url.removeprefix(home).partition("#")
            assert file_of(site, path).exists(), url
            assert not anchor or parse(site, path).find(f"*[@id='{anchor}']"), url


def test_the_email_of_an_outcome_fits_and_begins_with_what_matters_first(
    site: Path, flow: Flow, outcomes: list[tuple[Reached, HtmlPage]]
) -> None:
    home = parse(site, "").find("link[@rel='canonical']")[0].get("href")
    for state, page in outcomes:
        [link] = page.find("a[@data-email]")
        mailto = link.get("href") or ""
        assert len(mailto) <= MAX_EMAIL_URL, page.path
        fields = parse_qs(urlsplit(mailto).query, strict_parsing=True)
        assert state.outcome is not None
        assert fields["subject"] == [state.outcome.headline]
        # Outlook may read other characters in another encoding, and programs that decode twice cut a text at these.
        assert fields["body"][0].isascii()
        assert not set("&#%+") & set(fields["body"][0])
        warnings = dict.fromkeys(flow.notes[p.warning].text for p in state.procedures if p.warning)
        contacts = flow.contacts_of(state.procedures)
        first = (
            f"{home}{page.path}\r\n",
            f"\r\n{state.outcome.headline}\r\n",
            *(f"Warning: {Markup(warning).striptags()}" for warning in warnings),
            *(contact.phone for contact in contacts),
        )
        places = [fields["body"][0].index(text.translate(ASCII)) for text in first]
        assert places == sorted(places), page.path


def test_the_qr_code_on_an_outcome_is_that_of_its_url_and_in_the_file_with_all_codes(
    site: Path, outcomes: list[tuple[Reached, HtmlPage]]
) -> None:
    home = parse(site, "").find("link[@rel='canonical']")[0].get("href")
    expected = {page.path: qr_code(f"{home}{page.path}") for _, page in outcomes}
    assert json.loads((site / "assets" / "codes.json").read_text("utf-8")) == expected
    assert len(set(expected.values())) == len(outcomes)
    for path, picture in expected.items():
        assert file_of(site, path).read_text("utf-8").count(picture) == 1


def test_only_outcomes_show_a_qr_code(site: Path) -> None:
    for path in ("", "helper/", "helper/kog-no/"):
        [holder] = parse(site, path).find("div[@data-code]")
        assert holder.get("hidden") is not None
        assert not holder.findall(".//svg")
    assert not parse(site, "guide/words/").find("div[@data-code]")


def test_a_qr_code_has_no_style_and_a_quiet_zone_of_four_modules() -> None:
    picture = qr_code("https://host.example/")
    assert "style" not in picture
    assert 'fill="#fff" d="M0-.5h' in picture
    assert 'd="M4 4h7' in picture


def test_only_outcomes_have_a_plain_text_and_a_qr_code(toy_flow: Flow) -> None:
    every = list(states(toy_flow))
    paths = set(qr_codes(every, "https://host.example/"))
    assert "helper/pet-none/" in paths
    assert not {"helper/", "helper/pet-cat/"} & paths
    texts = plain_texts(toy_flow, every, "https://host.example/")
    assert {path for path, _ in texts} == {f"{path}plan.txt" for path in paths}
