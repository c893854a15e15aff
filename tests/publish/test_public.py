"""Addresses are promises: none vanishes unnoticed, and one whose parts were renamed leads on."""

from dataclasses import replace
from pathlib import Path

from helper.engine.address import locate, path_of
from helper.model.flow import Flow, Redirect
from helper.publish.pages.guide import expand
from helper.publish.pages.redirects import redirect_pages
from helper.render.region import render
from tests.support.public_urls import REMEDY, public_addresses, read


def test_no_public_address_has_vanished(site: Path, flow: Flow) -> None:
    gone = set(read()) - set(public_addresses(site, flow))
    assert gone == set(), REMEDY


def test_every_public_address_is_in_the_list(site: Path, flow: Flow) -> None:
    new = set(public_addresses(site, flow)) - set(read())
    assert new == set(), "run «make addresses»; from then on they have to stay"


def test_a_renamed_answer_has_a_page_at_every_address_that_it_had(toy_flow: Flow) -> None:
    pages = dict(redirect_pages(toy_flow))
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


def test_two_renamed_answers_make_every_mixture_of_old_and_new(toy_flow: Flow) -> None:
    flow = replace(toy_flow, redirects={**toy_flow.redirects, "walk-never": Redirect(id="walk-never", now="walk-no")})
    paths = {path for path, _ in redirect_pages(flow)}
    assert {
        "helper/pet-hound/walk-never/",
        "helper/pet-dog/walk-never/",
        "helper/pet-hound/walk-no/",
    } <= paths
    assert "helper/pet-dog/walk-no/" not in paths


def test_the_browser_takes_an_old_address_for_the_present_one(toy_flow: Flow) -> None:
    located = locate(toy_flow, "helper/pet-hound/walk-yes/")
    assert located.exact
    assert path_of(located.state.answers) == "helper/pet-dog/walk-yes/"


def test_old_anchors_stand_where_the_present_ones_are(toy_flow: Flow) -> None:
    page = expand('{{ procedure("feed") }}{{ contacts("vet") }}', "guide/", toy_flow, "Site")
    for old in ("nourish", "feed-phone", "doctor"):
        assert f'<span id="{old}"></span>' in page
    assert '<li id="pet-dog"><span id="pet-hound"></span>' in render(toy_flow, locate(toy_flow, "").state).html
