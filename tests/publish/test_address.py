"""A build says which address its pages name, and stops when that would be another one unnoticed."""

from pathlib import Path

import pytest

from helper.publish.address import address_of, check_address
from helper.publish.files.robots import robots
from helper.publish.settings import SettingError

LAST, OTHER = "https://a.example/kasper/", "https://b.example/"
PLACES = "The canonical links, the sitemap and the QR codes of all pages name the address."


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """The folder of a site for the last address."""
    (tmp_path / "robots.txt").write_text(robots(LAST), "utf-8")
    return tmp_path


def test_a_built_site_has_its_address(built: Path) -> None:
    assert address_of(built) == LAST
    assert address_of(built / "nothing") is None


@pytest.mark.parametrize("given", [None, LAST, LAST.removesuffix("/")])
def test_the_same_address_is_told(built: Path, given: str | None) -> None:
    assert check_address(built, LAST, given) == f"The address of the site is {LAST}."


def test_the_first_address_is_told(tmp_path: Path) -> None:
    assert check_address(tmp_path, OTHER, None) == f"The address of the site is {OTHER}."


def test_another_address_that_is_given_is_told_with_the_last_one(built: Path) -> None:
    assert (
        check_address(built, OTHER, OTHER) == f"The address of the site is now {OTHER}. The last build was for {LAST}."
    )


def test_another_address_that_nobody_gave_stops_the_build(built: Path) -> None:
    with pytest.raises(SettingError) as raised:
        check_address(built, OTHER, None)
    assert str(raised.value) == (
        f"The last build was for {LAST}, but without SITE_URL this one would be for {OTHER}. {PLACES} Say which one you mean: "
        f"«SITE_URL={LAST} make build» or «SITE_URL={OTHER} make build»."
    )


def test_an_address_that_mkdocs_does_not_take_over_stops_the_build(built: Path) -> None:
    with pytest.raises(
        SettingError, match=r"SITE_URL is «https://b\.example/», but site_url in mkdocs\.yml is «https://a"
    ):
        check_address(built, LAST, OTHER)
