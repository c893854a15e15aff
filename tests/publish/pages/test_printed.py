import pytest

from helper.publish.pages.printed import with_addresses


@pytest.mark.parametrize(
    ("link", "printed"),
    [
        ('<a href="../delegates/">', '<a href="../delegates/" data-path="guide/delegates/">'),
        ('<a href="../delegates/#a">', '<a href="../delegates/#a" data-path="guide/delegates/#a">'),
        ('<a href="../..">', '<a href="../.." data-path="">'),
        ('<a href="https://pyodide.org">', '<a href="https://pyodide.org" data-url="">'),
        (
            '<a href="https://ky.gov"><span translate="no">',
            '<a href="https://ky.gov" data-url=""><span translate="no">',
        ),
        ('<a class="md-button" href="../">', '<a class="md-button" href="../" data-path="guide/">'),
    ],
)
def test_a_link_to_another_page_gets_its_address(link: str, printed: str) -> None:
    assert with_addresses(f"<p>{link}this</a></p>", "guide/kog-account/") == f"<p>{printed}this</a></p>"


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://kog.chfs.ky.gov">kog.chfs.ky.gov</a>',
        '<a href="https://kog.chfs.ky.gov"><span translate="no">kog.chfs.ky.gov</span></a>',
        '<a href="tel:+15025642703">(502) 564-2703</a>',
        '<a href="mailto:help@ky.gov">help@ky.gov</a>',
        '<a href="#steps">the steps</a>',
        '<a class="helper-option" href="../helper/kog-no/">No</a>',
    ],
)
def test_what_is_its_own_address_or_part_of_a_component_stays_as_it_is(link: str) -> None:
    assert with_addresses(link, "guide/kog-account/") == link
