"""Everything that people read and that is not content comes from the strings: in Greek letters, no Latin word is left."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

import html5lib
import pytest

from helper.api.entry import respond
from helper.engine.deadline import Moment, time_left
from helper.engine.graph import states
from helper.engine.paths import EMBED, START
from helper.engine.replay import Reached
from helper.model.flow import Flow
from helper.publish.feedback import Feedback
from helper.publish.files.oembed import oembed
from helper.publish.map.cases import as_csv
from helper.publish.map.drawing import draw
from helper.publish.map.graph import graph
from helper.publish.preview.examples import FILE, components, examples
from helper.render.calendar import calendar
from helper.render.environment import COMPONENTS, component
from helper.render.region import render
from helper.render.structured import structured_state
from helper.render.text import outcome_email, outcome_text
from tests.support.hostile import with_texts
from tests.support.project import ROOT
from tests.support.strings import LATIN_WORD, foreign_strings, in_greek
from tests.support.toy import FLOW

AS_IT_IS: Final = re.compile(r"[a-z\d-]+|guide/[a-z/#]*|.*@.*|https?:.*|[\d-]+")
"""Ids, paths, addresses and dates, which are in no language."""
IN_NO_LANGUAGE: Final = re.compile(r"https?://\S*|\S+@\S+|UTC|\{\w+\}")
READ: Final = ("aria-label", "title", "alt", "placeholder", "data-done", "data-refused", "data-unprinted", "data-of")
"""The attributes that people read or hear."""
UNREAD: Final = ("class", "d", "media", "rel", "viewbox", "allow", "content", "href", "data-procedures", "srcdoc")
SITE: Final = "https://host.example/"


def translated(text: str) -> str:
    return text if AS_IT_IS.fullmatch(text) else type(text)(in_greek(text))


GREEK: Final[Flow] = replace(with_texts(FLOW, translated), strings=foreign_strings())
OUTCOMES: Final = [state for state in states(GREEK) if isinstance(state, Reached)]


def words(text: str) -> list[str]:
    """The Latin words in a text that are in some language."""
    return LATIN_WORD.findall(IN_NO_LANGUAGE.sub("", text))


def read_in(html: str) -> Iterator[str]:
    """What people can read in HTML: texts, and attributes that are shown or spoken."""
    for element in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
        if element.tag not in ("script", "style"):
            yield element.text or ""
        yield element.tail or ""
        yield from (
            value for name, value in element.attrib.items() if name in READ or (" " in value and name not in UNREAD)
        )


def left_in(html: str) -> list[str]:
    return [word for text in read_in(html) for word in words(text)]


def test_a_latin_word_would_be_found() -> None:
    assert left_in('<p title="Λ">All <b>steps</b></p>') == ["All", "steps"]
    assert left_in('<button aria-label="Clear">Λ</button>') == ["Clear"]


@pytest.mark.parametrize("start", [START, EMBED])
def test_states_say_nothing_of_their_own(start: str) -> None:
    for state in states(GREEK):
        region = render(GREEK, state, start=start, exact=False)
        assert (left_in(region.html), words(region.title), words(region.description)) == ([], [], []), region.path


def test_what_people_take_away_from_an_outcome_says_nothing_of_its_own() -> None:
    for state in OUTCOMES:
        assert words(outcome_text(GREEK, state, SITE)) == []
        email = outcome_email(GREEK, state, SITE)
        assert words(unquote(email.removeprefix("mailto:?subject=").replace("&body=", "\n"))) == []
        found = [value for part in structured_state(GREEK, state) for value in texts_of(part)]
        assert [word for text in found for word in words(text)] == []


def texts_of(data: Any) -> Iterator[str]:
    """The texts in structured data, without its terms."""
    if isinstance(data, str):
        yield data
    for key, value in data.items() if isinstance(data, dict) else ():
        yield from texts_of(value) if not key.startswith("@") else ()
    for value in data if isinstance(data, list) else ():
        yield from texts_of(value)


@pytest.mark.parametrize("arrived", [[0, 60, "UTC"], [7 * 3600, 0, "UTC"], [10**9, 0, "UTC"], None])
def test_a_deadline_says_nothing_of_its_own(arrived: list[Any] | None) -> None:
    request = {"id": "tin", "now": [8 * 3600, 0, "UTC"], "arrived": arrived, "end": [0, "UTC"]}
    response = respond(GREEK, {"deadline": request})
    assert [word for name in ("form", "zone", "html") for word in left_in(response[name])] == []


def test_a_calendar_file_says_nothing_of_its_own() -> None:
    [tin] = GREEK.deadlines.values()
    now = Moment(0, 0)
    left = time_left(tin.seconds, now, now, 0)
    assert left
    for deadline in (tin, replace(tin, hours=1)):
        lines = calendar(GREEK.strings, deadline, GREEK.contacts["vet"], left, SITE).replace("\r\n ", "").split("\r\n")
        texts = [
            line.partition(":")[2] for line in lines if line.startswith(("PRODID", "UID", "SUMMARY", "DESCRIPTION"))
        ]
        assert [word for text in texts for word in words(text.replace("tin@", "").replace("\\n", ""))] == []


@pytest.mark.parametrize("name", [name for name in components() if name != "flow_map"])
def test_a_component_says_only_what_its_examples_give_it(name: str) -> None:
    source = (COMPONENTS / name / FILE).read_text("utf-8")
    own = set(LATIN_WORD.findall(" ".join(re.findall(r'"[^"]*"|>[^<>{}]*<', source))))
    rendered = dict(examples(name, GREEK))
    assert [word for html in rendered.values() for word in left_in(html) if word not in own] == []


def test_the_drawing_of_the_flow_says_nothing_of_its_own() -> None:
    assert left_in(component(GREEK.strings, "flow_map", draw(graph(GREEK)), "../")) == []


def test_the_files_for_other_programs_say_nothing_of_their_own() -> None:
    response = json.loads(oembed(GREEK.strings, "Λ", SITE))
    assert words(response["title"]) + left_in(response["html"]) == []
    assert words(as_csv(GREEK, SITE)) == []


@pytest.mark.parametrize("address", ["mailto:us@host.example", "https://form.example/"])
def test_the_line_for_reports_says_nothing_of_its_own(address: str) -> None:
    line = Feedback(address, "Λ", date(2026, 11, 22), GREEK.strings).line(SITE, has_helper=True)
    [link] = html5lib.parseFragment(line, namespaceHTMLElements=False).iter("a")
    query = unquote((link.get("href") or "").partition("?")[2])
    assert left_in(line) + words(re.sub(r"(^|&)(subject|body|page|date)=", " ", query)) == []


EXPRESSION: Final = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<script\b.*?</script>", re.DOTALL)


@pytest.mark.parametrize("template", sorted((ROOT / "overrides").rglob("*.html")), ids=lambda path: path.name)
def test_a_template_of_the_theme_says_nothing_of_its_own(template: Path) -> None:
    assert left_in(EXPRESSION.sub("", template.read_text("utf-8"))) == []


WRITTEN: Final = re.compile(
    r"""(?:\b(?:textContent|innerText|innerHTML|title|alt|placeholder|ariaLabel)\s*=|"(?:aria-label|title|alt|placeholder)",)"""
    r"""\s*["'`][^"'`$]*[A-Za-z]{2}"""
)
"""Where a script would write words of its own. Those for the console are for developers."""
QUOTED: Final = re.compile(r"""\bcontent:(?:[^;"]|"[^"]*")*?"[^"]*[A-Za-z]{2}""")


@pytest.mark.parametrize(("suffix", "words_in"), [("js", WRITTEN), ("css", QUOTED)])
def test_scripts_and_styles_write_no_words_of_their_own(suffix: str, words_in: re.Pattern[str]) -> None:
    texts = {path: path.read_text("utf-8") for path in (ROOT / "helper").rglob(f"*.{suffix}")}
    assert texts
    assert {path.name: found for path, text in texts.items() if (found := words_in.findall(text))} == {}


@pytest.mark.parametrize(
    ("words_in", "text"),
    [
        (WRITTEN, 'status.textContent = "Copied.";'),
        (WRITTEN, 'frame.setAttribute("aria-label", "Find your steps");'),
        (QUOTED, 'a::after { content: " (see " attr(href) ")"; }'),
    ],
)
def test_words_in_scripts_and_styles_would_be_found(words_in: re.Pattern[str], text: str) -> None:
    assert words_in.search(text)
