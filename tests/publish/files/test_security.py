from datetime import UTC, datetime, timedelta

import pytest

from helper.publish.files.security import LIFETIME, ExpiredError, security

URL = "https://host.example/"
BUILT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_security_txt_has_the_contact_and_is_valid_for_less_than_a_year() -> None:
    text = security("mailto:it@example.org", URL, BUILT, BUILT + LIFETIME - timedelta(seconds=1), "en")
    assert text.splitlines() == [
        "Contact: mailto:it@example.org",
        "Expires: 2027-11-22T12:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: {URL}.well-known/security.txt",
    ]


def test_a_security_txt_that_has_expired_stops_the_build() -> None:
    with pytest.raises(ExpiredError) as raised:
        security("mailto:it@example.org", URL, BUILT, BUILT + LIFETIME, "en")
    assert str(raised.value) == (
        "security.txt would have expired on 2027-11-22: it is valid for 364 days from the date of the build, 2026-11-23. That "
        "is the date of the last commit, or SOURCE_DATE_EPOCH. Build from a newer commit, or set "
        'SOURCE_DATE_EPOCH="$(date +%s)". To publish without security.txt, leave SECURITY_CONTACT empty.'
    )
