from dataclasses import replace

import pytest

from helper.engine.graph import states
from helper.engine.paths import locate
from helper.model.flow import Flow
from helper.render.region import Region, render


def region(flow: Flow, path: str) -> Region:
    located = locate(flow, path)
    return render(flow, located.state, start=located.start, exact=located.exact)


def test_a_question_has_the_public_attributes(toy_flow: Flow) -> None:
    html = region(toy_flow, "helper/pet-cat/").html
    assert 'data-helper="" data-state="question" data-question="age"' in html
    assert (
        '<a class="helper-option" data-option="old" href="../../helper/pet-cat/age-old/" target="_self">Label of old</a>'
        in html
    )
    assert 'data-change="pet" data-to="dog" href="../../helper/pet-dog/"' in html
    assert 'data-start-again="" href="../../helper/"' in html


def test_an_outcome_has_the_public_attributes(toy_flow: Flow) -> None:
    html = region(toy_flow, "helper/pet-dog/walk-no/age-old/").html
    assert 'data-state="outcome" data-outcome="owner" data-procedures="rest feed exercise"' in html
    for id in ("rest", "feed", "exercise"):
        assert f'<section class="helper-procedure" data-procedure="{id}"' in html
    assert html.count('data-contact="vet"') == 1


def test_in_a_frame_only_the_urls_of_a_questions_moves_differ(toy_flow: Flow) -> None:
    here, there = (region(toy_flow, f"{start}pet-cat/") for start in ("helper/", "embed/"))
    assert there.html == here.html.replace("../helper/", "../embed/")
    assert (there.title, there.path) == (here.title, "embed/pet-cat/")


@pytest.mark.attack(
    "Frames", "A page around the helper reads ticks and times from its height", "In frames there are none"
)
def test_in_a_frame_an_outcome_has_nothing_to_tick_or_to_enter(toy_flow: Flow) -> None:
    path = "pet-dog/walk-no/age-old/"
    here, there = (region(toy_flow, f"{start}{path}") for start in ("helper/", "embed/"))
    for private in ("<kasper-checklist", "<kasper-deadline", "<input"):
        assert private in here.html
        assert private not in there.html
    assert there.html.count("data-step=") == here.html.count("data-step=")


def test_the_start_has_no_answers_to_change(toy_flow: Flow) -> None:
    html = region(toy_flow, "helper/").html
    assert "data-change" not in html
    assert "data-start-again" not in html


def test_texts_are_escaped_and_markdown_is_not(toy_flow: Flow) -> None:
    html = region(toy_flow, "helper/pet-cat/age-old/").html
    assert "Vet &lt;1&gt;" in html
    assert "Call <b>them</b>." in html
    assert "Old &amp; grey?" in region(toy_flow, "helper/pet-cat/").html


def test_procedures_are_numbered_in_order_unless_there_is_only_one(toy_flow: Flow) -> None:
    html = region(toy_flow, "helper/pet-cat/age-old/").html
    assert html.index('<h2 id="rest">1. Do rest</h2>') < html.index('<h2 id="feed">2. Feed it</h2>')
    alone = region(toy_flow, "helper/pet-none/").html
    assert (
        '<section class="helper-procedure" data-procedure="rest" id="rest" aria-labelledby="helper-heading">' in alone
    )
    assert "Do rest</h2>" not in alone


def test_a_note_or_warning_that_two_procedures_share_is_shown_once(toy_flow: Flow) -> None:
    feed = replace(toy_flow.procedures[1], before=("old",))
    flow = replace(toy_flow, procedures=(replace(feed, id="first"), feed))
    html = region(flow, "helper/pet-cat/age-old/").html
    assert html.count('data-note="new"') == html.count('data-note="old"') == html.count('"helper-warning"') == 1


def test_a_note_comes_before_the_steps_in_its_step_or_after_them(toy_flow: Flow) -> None:
    rest, feed, exercise = toy_flow.procedures
    call, *others = feed.steps
    changed = replace(feed, before=("old",), steps=(replace(call, note="careful"), *others))
    html = region(replace(toy_flow, procedures=(rest, changed, exercise)), "helper/pet-cat/age-old/").html
    section = html[html.index('data-procedure="feed"') :]
    marks = ('data-note="old"', 'data-step="call"', 'data-note="careful"', 'data-step="open"', 'data-note="new"')
    places = [section.index(mark) for mark in marks]
    assert places == sorted(places)


@pytest.mark.parametrize("line", ["", "For cats"])
def test_in_a_plan_a_note_with_a_line_is_folded_behind_it(toy_flow: Flow, line: str) -> None:
    rest, feed, exercise = toy_flow.procedures
    flow = replace(
        toy_flow,
        procedures=(rest, replace(feed, before=("old",)), exercise),
        notes={**toy_flow.notes, "old": replace(toy_flow.notes["old"], line=line)},
    )
    html = region(flow, "helper/pet-cat/age-old/").html
    note, _, _ = html[html.index('data-note="old"') :].partition("Older.")
    assert note.endswith("<p>")
    assert (f"<summary>{line}</summary>" in note) == bool(line)


def test_a_phone_link_has_the_country_code_and_the_extension(toy_flow: Flow) -> None:
    html = region(toy_flow, "helper/pet-cat/age-old/").html
    text = '<span translate="no">(502) 555-0100</span>, extension 7'
    assert f'<a href="tel:+15025550100,7"><span>{text}</span></a>' in html
    assert '<a href="mailto:vet@example.org"><span translate="no">vet@example.org</span></a>' in html


def test_the_email_has_the_url_of_the_page_where_the_site_has_one(toy_flow: Flow) -> None:
    state = locate(toy_flow, "helper/pet-none/").state
    url = "https%3A%2F%2Fhost.example%2Fhelper%2Fpet-none%2F"
    assert f"&amp;body={url}%0D%0A%0D%0ANo%20pet" in render(toy_flow, state, site_url="https://host.example/").html
    assert "&amp;body=No%20pet" in render(toy_flow, state).html


def test_only_a_note_from_a_newer_page_is_called_newer_guidance(toy_flow: Flow) -> None:
    html = region(toy_flow, "helper/pet-cat/age-old/").html
    assert html.count("Newer guidance") == 1
    assert 'Source: <a href="https://example.org/">The page</a> (2020).' in html
    assert "Source: The book (1999)." in html


def test_a_procedure_links_to_its_place_in_the_guide(toy_flow: Flow) -> None:
    assert (
        'href="../../../guide/pets/#feed"><span>Read <span translate="yes">“Feed it”</span> in the guide</span></a>'
        in region(toy_flow, "helper/pet-cat/age-old/").html
    )


@pytest.mark.parametrize(("path", "notices"), [("helper/pet-cat/", 0), ("helper/pet-hamster/", 1)])
def test_only_the_region_for_an_unknown_path_has_a_notice(toy_flow: Flow, path: str, notices: int) -> None:
    sentence = "We couldn’t find that page, so here is the closest step."
    assert region(toy_flow, path).html.count(sentence) == notices


def test_every_state_has_its_own_title_and_description(flow: Flow) -> None:
    regions = [render(flow, state) for state in states(flow)]
    assert len({r.title for r in regions}) == len(regions)
    assert len({r.description for r in regions}) == len(regions)


def test_a_region_can_be_shown_on_another_page(toy_flow: Flow) -> None:
    located = locate(toy_flow, "helper/")
    html = render(toy_flow, located.state, root="/sub/", level=2).html
    assert 'href="/sub/helper/pet-cat/"' in html
    assert '<h2 class="helper-heading"' in html
