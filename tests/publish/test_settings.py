import pytest

from helper.publish.settings import SettingError, Settings, check_site_url, read_settings


def test_the_settings_are_those_of_the_owner() -> None:
    extra = {
        "frame_ancestors": " 'self'  https://*.example.org:8443 ",
        "security_contact": "mailto:it@example.org",
        "offline": False,
        "site_owner": " Published by the Board\n of Examples ",
        "facts_max_age": 90,
        "feedback": " mailto:us@example.org ",
    }
    assert read_settings(extra) == Settings(
        "'self' https://*.example.org:8443",
        "mailto:it@example.org",
        offline=False,
        site_owner="Published by the Board of Examples",
        facts_max_age=90,
        feedback="mailto:us@example.org",
    )


@pytest.mark.parametrize("extra", [{}, {"frame_ancestors": ""}, {"frame_ancestors": " "}, {"frame_ancestors": None}])
def test_by_default_all_sites_may_embed_the_pages(extra: dict[str, str | None]) -> None:
    assert read_settings(extra) == Settings("*", "", offline=True, site_owner="")


@pytest.mark.parametrize("extra", [{}, {"site_owner": ""}, {"site_owner": " "}, {"site_owner": None}])
def test_by_default_the_site_says_nothing_about_its_owner_but_what_the_strings_say(
    extra: dict[str, str | None],
) -> None:
    assert read_settings(extra).site_owner == ""


def test_by_default_facts_are_old_after_a_year_and_nobody_is_asked_for_reports() -> None:
    assert (read_settings({}).facts_max_age, read_settings({}).feedback) == (365, "")


@pytest.mark.parametrize(
    "address",
    [
        "https://form.example",
        "https://form.example/a/?b=c",
        "https://form.example/?entry.1={page}&entry.2={date}",
        "https://form.example/#page={page}",
    ],
)
def test_reports_may_go_to_a_form_with_places_for_the_page_and_its_date(address: str) -> None:
    assert read_settings({"feedback": address}).feedback == address


def test_frames_may_be_forbidden_altogether() -> None:
    assert read_settings({"frame_ancestors": "'none'"}).frame_ancestors == "'none'"


@pytest.mark.parametrize(
    ("extra", "error"),
    [
        (
            {"frame_ancestors": "'self' all"},
            "mkdocs.yml, at extra.frame_ancestors (or FRAME_ANCESTORS): «all» is not a valid site, so browsers would refuse "
            "to show these pages in any frame. Write *, 'self', 'none', or URLs such as https://example.org separated by "
            "spaces.",
        ),
        (
            {"frame_ancestors": "'none' https://a.example"},
            "mkdocs.yml, at extra.frame_ancestors (or FRAME_ANCESTORS): «'none' https://a.example» lists sites together with "
            "'none', which browsers then ignore. Write 'none' alone, or only the sites.",
        ),
        (
            {"security_contact": "it@example.org"},
            "mkdocs.yml, at extra.security_contact (or SECURITY_CONTACT): «it@example.org» is not a URI that security.txt "
            "allows. Anyone can read it in security.txt. Write mailto:name@host, https://host/path or tel: with digits, or "
            "leave it empty to publish without security.txt.",
        ),
        (
            {"offline": "no"},
            "mkdocs.yml, at extra.offline (or OFFLINE): «no» is neither true nor false. Write true to let browsers store the "
            "site for offline use, or false to make them delete what they stored.",
        ),
        (
            {"site_owner": "Published by the Board of Examples of the State of Examples.."},
            "mkdocs.yml, at extra.site_owner (or SITE_OWNER): «Published by the Board of Examples of the State of Examples..» "
            "has 61 characters, so it would not fit on one line of a phone. Write at most 60, or leave it empty for an "
            "independent guide.",
        ),
        (
            {"most_states": "all"},
            "mkdocs.yml, at extra.most_states (or MOST_STATES): «all» is not a number of states, so nothing would say which "
            "pages to make. Write a whole number from 1, such as 6000.",
        ),
        (
            {"facts_max_age": "a year"},
            "mkdocs.yml, at extra.facts_max_age (or FACTS_MAX_AGE): «a year» is not a number of days, so nobody would be told "
            "which facts are old. Write a whole number from 1 to 36500, such as 365.",
        ),
        *(
            (
                {"feedback": address},
                f"mkdocs.yml, at extra.feedback (or FEEDBACK): «{address}» {problem}. Every page would link to it. Write "
                "mailto:name@host or https://host/path, in which {page} and {date} may stand for the page’s address and date, or "
                "leave it empty for pages without such a link.",
            )
            for address, problem in (
                ("us@example.org", "does not begin with mailto: or https://"),
                ("http://form.example/", "does not begin with mailto: or https://"),
                ("mailto:us@example.org?subject=a", "is not one email address and nothing more"),
                ("https://form.example/{page}", "has {page} before the “?” or “#”"),
                ("https://form.example/?a={b}", "has a space or another character that a URL cannot have"),
            )
        ),
    ],
)
def test_an_invalid_value_is_reported_with_its_setting_and_the_remedy(extra: dict[str, str], error: str) -> None:
    with pytest.raises(SettingError) as raised:
        read_settings(extra)
    assert str(raised.value) == error


@pytest.mark.attack(
    "The build", "A setting contains a line break or another header", "The build stops and names the setting"
)
@pytest.mark.parametrize(
    "extra",
    [
        *(
            {"frame_ancestors": value}
            for value in (
                *("*; script-src *", "'self', https://a.example", 'https://a"', "*\n*;"),
                *("https://a:b@c.example", "https://a.example/?b", "https://a.example/#b", "https://a.example/b"),
                *("javascript:", "data:", "https://é.example", "https://a.example\x00", "https://a.example:٣"),
            )
        ),
        *(
            {"security_contact": value}
            for value in (
                *("http://example.org", "mailto:a b", "mailto:a\nExpires: never", "mailto:a@b.example\n"),
                *("\tmailto:a@b.c",),
                *("mailto:a@b.example?subject=c", "mailto:a", "https://a:b@c.example/", "https://a.example/?b"),
                *("https://",),
                *("https://a.example/#b", "https://a.example/ b", "https://a.example/\x7f", "tel:1;ext=2", "tel:call"),
                *("javascript:x", "data:,x"),
            )
        ),
        *({"site_owner": value} for value in ("a\x00b", "a\u202eb", "a\x1bb")),
        *({"offline": value} for value in ("", 0, None)),
        *({"facts_max_age": value} for value in ("", 0, -1, 1.5, True, None, 10**9)),
        *({"most_states": value} for value in ("", 0, -1, 1.5, True, None)),
        *(
            {"feedback": value}
            for value in (
                *("javascript:run()", "tel:1", "//form.example/", "https://", "https://a:b@c.example/", "mailto:a"),
                *("https://{page}.example/", "https://form.example/\n", "https://form.example/?a='b\""),
            )
        ),
    ],
)
def test_a_value_that_could_change_another_header_or_setting_is_invalid(extra: dict[str, object]) -> None:
    with pytest.raises(SettingError):
        read_settings(extra)


@pytest.mark.parametrize(
    "url", ["https://host.example/", "http://127.0.0.1:8000/a/b/", "https://host.example/a%20b/~c/d.e_f-g/"]
)
def test_the_site_may_be_at_any_folder_of_a_host(url: str) -> None:
    check_site_url(url)


@pytest.mark.attack(
    "The build", "The site’s address has a user name, a query, a fragment or control characters", "The build stops"
)
@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("https://user:word@host.example/", "has a user name or a password, which everyone could read"),
        ("", "is empty"),
        ("https://host.example/?a=b", "has more after the path (“?”), which would be lost"),
        ("https://host.example/#a", "has more after the path (“#”), which would be lost"),
        ("https://host.example/a b/", "has a space or another character that a URL cannot have"),
        ("https://host.example/a\t/", "has a space or another character that a URL cannot have"),
        ("ftp://host.example/", "does not begin with https:// or http://"),
        ("javascript:alert(1)//", "does not begin with https:// or http://"),
        *(
            (
                f"https://host.example/{path}/",
                "has a path with an empty part, a part of dots, or another character than letters, digits, . _ ~ % and -",
            )
            for path in ("a;script-src *".replace(" ", ""), "a,b", "a'b", "a&b", "$a", "(a)", "..", "a/./b", "a//b")
        ),
    ],
)
def test_an_address_of_the_site_that_pages_cannot_name_is_reported(url: str, problem: str) -> None:
    with pytest.raises(SettingError) as raised:
        check_site_url(url)
    shown = url.replace("\t", "\ufffd")
    assert str(raised.value) == (
        f"mkdocs.yml, at site_url (or SITE_URL): «{shown}» {problem}. All pages name this address. Write it as "
        "https://your.host/path/."
    )
