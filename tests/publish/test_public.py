"""Public URLs are promises: none disappears unnoticed, and those with renamed ids redirect."""

from dataclasses import replace
from pathlib import Path

from helper.engine.paths import locate, path_of
from helper.model.flow import Flow, Redirect
from helper.publish.pages.expand import expand
from helper.publish.pages.guide import parse
from helper.publish.pages.redirects import redirect_pages
from helper.render.region import render
from tests.support.public_urls import REMEDY, public_urls, read_list


def test_no_public_url_has_disappeared(site: Path, flow: Flow) -> None:
    gone = set(read_list()) - set(public_urls(site, flow))
    assert gone == set(), REMEDY


def test_every_public_url_is_in_the_list(site: Path, flow: Flow) -> None:
    new = set(public_urls(site, flow)) - set(read_list())
    assert new == set(), "run «make addresses» to add them; after that they are permanent"


def test_a_renamed_answer_has_a_redirect_at_each_of_its_former_paths(toy_flow: Flow) -> None:
    pages = dict(redirect_pages(toy_flow, "en"))
    assert set(pages) == {
        f"{place}/pet-hound/{rest}"
        for place in ("helper", "embed")
        for rest in (
            "",
            *(f"walk-{walk}/{age}" for walk in ("yes", "no") for age in ("", "age-old/", "age-young/", "age-puppy/")),
        )
    }
    page = pages["helper/pet-hound/walk-yes/"]
    assert '<meta http-equiv="refresh" content="0; url=../../../helper/pet-dog/walk-yes/">' in page
    assert '<a href="../../../helper/pet-dog/walk-yes/">' in page


def test_two_renamed_answers_have_redirects_for_every_combination_of_ids(toy_flow: Flow) -> None:
    flow = replace(toy_flow, redirects={**toy_flow.redirects, "walk-never": Redirect(id="walk-never", now="walk-no")})
    paths = {path for path, _ in redirect_pages(flow, "en")}
    assert {
        "helper/pet-hound/walk-never/",
        "helper/pet-dog/walk-never/",
        "helper/pet-hound/walk-no/",
    } <= paths
    assert "helper/pet-dog/walk-no/" not in paths


def test_a_former_path_leads_to_the_present_state(toy_flow: Flow) -> None:
    located = locate(toy_flow, "helper/pet-hound/walk-yes/")
    assert located.exact
    assert path_of(located.state.answers) == "helper/pet-dog/walk-yes/"


def test_former_anchors_are_next_to_the_present_ones(toy_flow: Flow) -> None:
    page = expand(
        parse("guide/index.md", '{{ procedure("feed") }}{{ contacts("vet") }}'), Path("docs"), toy_flow, "Site"
    )
    for old in ("nourish", "feed-phone", "doctor"):
        assert f'<span id="{old}"></span>' in "".join(page.parts)
    assert '<li id="pet-dog"><span id="pet-hound"></span>' in render(toy_flow, locate(toy_flow, "").state).html
