import pytest

from helper.render.exact_words import keep_exact_words


@pytest.mark.parametrize(
    "exact",
    [
        "“All Apps”",
        "“KASPER User Name/Password”",
        "KASPER",
        "(502) 555-0100",
        "502-555-0100",
        "KOGhelpdesk@ky.gov",
        "@ky.gov",
        "kog.chfs.ky.gov",
    ],
)
def test_names_numbers_and_addresses_are_not_translated(exact: str) -> None:
    assert keep_exact_words(f"<p>At {exact}.</p>") == f'<p>At <span translate="no">{exact}</span>.</p>'


@pytest.mark.parametrize(
    "html",
    [
        "<p>Click it. I am 18, at 201 Main, not A or US.</p>",
        '<p title="KASPER at “My Apps”">Do it.</p>',
        "<title>KASPER</title><script>const KOG = “a”;</script>",
        '<blockquote translate="no"><p>I have KASPER.</p><p>Is it under “My Apps”?</p></blockquote>',
        '<p>Clear it with <span translate="yes">“Clear”</span>.</p>',
    ],
)
def test_all_else_stays_as_it_is(html: str) -> None:
    assert keep_exact_words(html) == html


def test_what_is_marked_is_not_marked_again() -> None:
    html = '<p>Open KASPER: <a href="https://ky.gov">ky.gov</a>, <a href="#">KOG help</a></p>'
    once = keep_exact_words(html)
    assert once.count('translate="no"') == 3
    assert keep_exact_words(once) == once


def test_the_text_of_a_link_stays_one_part() -> None:
    assert keep_exact_words('<a href="#">Open KASPER now</a>') == (
        '<a href="#"><span>Open <span translate="no">KASPER</span> now</span></a>'
    )


def test_an_own_label_that_is_quoted_keeps_its_abbreviations() -> None:
    html = keep_exact_words('<span translate="yes">“Create a KOG account”</span>')
    assert html == '<span translate="yes">“Create a <span translate="no">KOG</span> account”</span>'
