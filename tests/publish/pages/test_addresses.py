import pytest
from markdown import markdown

from helper.publish.pages.addresses import PageAddresses
from helper.publish.pages.guide import GuidePage


def shown(file: str, address: str) -> str:
    """The address that a link to `address` has on the page of that file."""
    html = markdown(f"[text]({address})", extensions=[PageAddresses(GuidePage(file, "", ()), "/a/")])
    return html.partition('href="')[2].partition('"')[0]


@pytest.mark.parametrize(
    ("file", "address", "expected"),
    [
        ("index.md", "guide/words.md#kog", "guide/words/#kog"),
        ("index.md", "index.md", "./"),
        ("guide/words.md", "../index.md", "../../"),
        ("guide/words.md", "delegates.md", "../delegates/"),
        ("guide/words.md", "../helper/index.md?from=here", "../../helper/?from=here"),
        ("guide/index.md", "words.md", "words/"),
        ("guide/words.md", "../assets/a%20b.png", "../../assets/a%20b.png"),
        ("guide/words.md", "#kog", "#kog"),
        ("guide/words.md", "https://host.example/a.md", "https://host.example/a.md"),
        ("guide/words.md", "tel:+15025640104", "tel:+15025640104"),
        ("404.md", "guide/words.md#kog", "/a/guide/words/#kog"),
        ("404.md", "index.md", "/a/"),
    ],
)
def test_a_link_to_a_file_leads_to_the_address_of_its_page(file: str, address: str, expected: str) -> None:
    assert shown(file, address) == expected


def test_pictures_are_found_from_the_page_too() -> None:
    html = markdown("![text](../assets/map.svg)", extensions=[PageAddresses(GuidePage("guide/a.md", "", ()), "/")])
    assert 'src="../../assets/map.svg"' in html


def test_an_email_address_that_markdown_hides_stays_hidden() -> None:
    html = markdown("<desk@host.example>", extensions=[PageAddresses(GuidePage("a.md", "", ()), "/")])
    assert 'href="&#109;&#97;' in html
