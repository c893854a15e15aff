import pytest

from helper.model.load.addresses import is_mailto, link_problem, web_problem


@pytest.mark.parametrize(
    "url",
    [
        "https://host.example/",
        "http://127.0.0.1:8000/path/",
        "HTTPS://Host.Example",
        "https://[::1]:8000/a%20b/~c/(d)",
        "https://xn--bcher-kva.example/",
    ],
)
def test_an_address_of_a_page_or_folder_is_fine(url: str) -> None:
    assert web_problem(url) is None
    assert link_problem(url) is None


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("ftp://host.example/", "does not begin with https:// or http://"),
        ("javascript://host.example/%0aalert(1)", "does not begin with https:// or http://"),
        ("https:host.example", "does not begin with https:// or http://"),
        ("host.example", "does not begin with https:// or http://"),
        ("https://user@host.example/", "has a user name or a password, which everyone could read"),
        ("https://user:word@host.example/", "has a user name or a password, which everyone could read"),
        ("https://host.example@/", "has a user name or a password, which everyone could read"),
        ("https://host.example/?a=b", "has more after the path (“?”), which would be lost"),
        ("https://host.example/?", "has more after the path (“?”), which would be lost"),
        ("https://host.example/#a", "has more after the path (“#”), which would be lost"),
        ("https://host..example/", "has no valid host"),
        ("https://-host.example/", "has no valid host"),
        ("https://host.example:/", "has no valid host"),
        ("https://host.example:99999/", "has no valid host"),
        ("https://host.example:a/", "has no valid host"),
        ("https://[host.example/", "has no valid host"),
        ("https://;script-src/", "has no valid host"),
        *(
            (f"https://host.example/{character}", "has a space or another character that a URL cannot have")
            for character in ' \t\n\r\x00\x1f\x7f\x85"<>\\^`{|}é\u2028\u202e\uff05%'
        ),
    ],
)
def test_what_is_wrong_with_an_address_is_said(url: str, problem: str) -> None:
    assert web_problem(url) == problem


@pytest.mark.parametrize(
    "url",
    [
        "../page.md#part",
        "über.md#größe",
        "https://es.wikipedia.org/wiki/Año",
        "?a=b:c",
        "#a:b",
        "a/b:c",
        "mailto:a.b@ky.gov",
        "tel:+1-502-555-0100,2",
        "https://host.example/?a=b#c",
    ],
)
def test_a_link_may_lead_anywhere_on_the_web(url: str) -> None:
    assert link_problem(url) is None


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:x", "JAVASCRIPT:x", " javascript:x", "java\tscript:x", "\x01javascript:x", "data:,x"),
        *("vbscript:x",),
        *("blob:https://host.example/x", "file:///x", "view-source:x", "x:y", ":x", "//host.example/"),
        *("\\\\host.example",),
        *("mailto:a@b.example?body=x", "mailto:", "mailto:a@b.example,c@d.example", "tel:x", "tel:1;ext=2", "sms:1"),
    ],
)
def test_a_link_that_could_run_or_mislead_has_a_problem(url: str) -> None:
    assert link_problem(url)


def test_a_mail_address_has_a_name_and_a_host() -> None:
    assert is_mailto("mailto:a.b+c@mail.ky.gov")
    for wrong in ("mailto:@ky.gov", "mailto:a@ky", "mailto:a@.gov", "MAILTO:a@ky.gov\n", "a@ky.gov"):
        assert not is_mailto(wrong), wrong
