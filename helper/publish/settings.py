"""Settings for site owners, besides the URL: `extra` in mkdocs.yml, or environment variables."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from helper.model.errors import HelperError
from helper.model.load.addresses import TEL, is_mailto, web_problem
from helper.model.load.document import UNPRINTABLE
from helper.model.strings import OWNER_LENGTH
from helper.publish.feedback import DATE, PAGE

SOURCE: Final = re.compile(
    r"\*|'(?:none|self)'|https?:|(?:https?://[\w*-]+|[\w*-]+\.)[\w*.-]*(?::(?:\d+|\*))?/?", re.ASCII
)
"""A source in the directive frame-ancestors (Content Security Policy Level 3)."""
NONE: Final = "'none'"
ALL_SITES: Final = "*"
"""The default, because the helper is made to be embedded."""
PLAIN_PATH: Final = re.compile(r"[\w.~%/-]*", re.ASCII)
"""The path of a URL that means the same in HTML, in a policy and in the settings of hosts."""


FACTS_MAX_AGE: Final = 365
"""In days: a year."""
MOST_STATES: Final = 6000
"""Each state has two pages of about 35 kB each."""
MOST_DAYS: Final = 36_500
"""A hundred years, which is as good as never."""


class SettingError(HelperError):
    """A setting has a value that would not do what the owner meant."""


@dataclass(frozen=True)
class Settings:
    """Which sites may embed this one, where to report a vulnerability, whether it works offline, and whose it is.

    The second and the last may be empty.
    `facts_max_age` is the age in days from which facts count as old, and `feedback` where people can report what is wrong
    (may be empty). Pages are made for at most `most_states` states.
    """

    frame_ancestors: str
    security_contact: str
    offline: bool
    site_owner: str
    facts_max_age: int = FACTS_MAX_AGE
    feedback: str = ""
    most_states: int = MOST_STATES


def check_site_url(url: str) -> None:
    """Raise SettingError when the URL of the site is not that of a folder that pages can link to."""
    problem = web_problem(url) if url else "is empty"
    path = "" if problem else urlsplit(url).path
    if not PLAIN_PATH.fullmatch(path) or {"", ".", ".."} & set(path.split("/")[1:-1]):
        problem = (
            "has a path with an empty part, a part of dots, or another character than letters, digits, . _ ~ % and -"
        )
    if problem:
        raise SettingError(
            f"mkdocs.yml, at site_url (or SITE_URL): «{_shown(url)}» {problem}. All pages name this address. Write it as "
            "https://your.host/path/."
        )


def _shown(value: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in value)


def _contact_problem(contact: str) -> str | None:
    """What is wrong with a value of the field Contact in security.txt (RFC 9116)."""
    if contact.startswith("https://"):
        return web_problem(contact)
    if contact.startswith("mailto:"):
        return None if is_mailto(contact) else "is not one email address and nothing more"
    if contact.startswith("tel:"):
        return None if TEL.fullmatch(contact) else "is not a phone number in digits"
    return "is not a URI that security.txt allows"


def read_settings(extra: Mapping[str, Any]) -> Settings:
    """The settings in `extra`. Raises SettingError when a value is invalid."""
    sources = str(extra.get("frame_ancestors") or "").split() or [ALL_SITES]
    contact = str(extra.get("security_contact") or "").strip(" ")
    invalid = [source for source in sources if not SOURCE.fullmatch(source)]
    if invalid:
        raise SettingError(
            f"mkdocs.yml, at extra.frame_ancestors (or FRAME_ANCESTORS): «{_shown(invalid[0])}» is not a valid site, so browsers "
            "would refuse to show these pages in any frame. Write *, 'self', 'none', or URLs such as https://example.org "
            "separated by spaces."
        )
    if NONE in sources and len(sources) > 1:
        raise SettingError(
            f"mkdocs.yml, at extra.frame_ancestors (or FRAME_ANCESTORS): «{' '.join(sources)}» lists sites together with "
            "'none', which browsers then ignore. Write 'none' alone, or only the sites."
        )
    if contact and (problem := _contact_problem(contact)):
        raise SettingError(
            f"mkdocs.yml, at extra.security_contact (or SECURITY_CONTACT): «{_shown(contact)}» {problem}. Anyone can read it "
            "in security.txt. Write mailto:name@host, https://host/path or tel: with digits, or leave it empty to publish "
            "without security.txt."
        )
    offline = extra.get("offline", True)
    if not isinstance(offline, bool):
        raise SettingError(
            f"mkdocs.yml, at extra.offline (or OFFLINE): «{offline}» is neither true nor false. Write true to let browsers "
            "store the site for offline use, or false to make them delete what they stored."
        )
    owner = " ".join(str(extra.get("site_owner") or "").split())
    if UNPRINTABLE.search(owner):
        raise SettingError(
            f"mkdocs.yml, at extra.site_owner (or SITE_OWNER): «{_shown(owner)}» has a character that pages cannot show or "
            "that reorders the text. Remove it."
        )
    if len(owner) > OWNER_LENGTH:
        raise SettingError(
            f"mkdocs.yml, at extra.site_owner (or SITE_OWNER): «{owner}» has {len(owner)} characters, so it would not fit on "
            f"one line of a phone. Write at most {OWNER_LENGTH}, or leave it empty for an independent guide."
        )
    return Settings(" ".join(sources), contact, offline, owner, _max_age(extra), _feedback(extra), _most_states(extra))


def _max_age(extra: Mapping[str, Any]) -> int:
    days = extra.get("facts_max_age", FACTS_MAX_AGE)
    if isinstance(days, bool) or not isinstance(days, int) or not 1 <= days <= MOST_DAYS:
        raise SettingError(
            f"mkdocs.yml, at extra.facts_max_age (or FACTS_MAX_AGE): «{_shown(str(days))}» is not a number of days, so nobody "
            f"would be told which facts are old. Write a whole number from 1 to {MOST_DAYS}, such as {FACTS_MAX_AGE}."
        )
    return days


def _most_states(extra: Mapping[str, Any]) -> int:
    most = extra.get("most_states", MOST_STATES)
    if isinstance(most, bool) or not isinstance(most, int) or most < 1:
        raise SettingError(
            f"mkdocs.yml, at extra.most_states (or MOST_STATES): «{_shown(str(most))}» is not a number of states, so nothing "
            f"would say which pages to make. Write a whole number from 1, such as {MOST_STATES}."
        )
    return most


def _feedback(extra: Mapping[str, Any]) -> str:
    address = str(extra.get("feedback") or "").strip(" ")
    if address and (problem := _feedback_problem(address)):
        raise SettingError(
            f"mkdocs.yml, at extra.feedback (or FEEDBACK): «{_shown(address)}» {problem}. Every page would link to it. Write "
            f"mailto:name@host or https://host/path, in which {PAGE} and {DATE} may stand for the page’s address and date, or "
            "leave it empty for pages without such a link."
        )
    return address


def _feedback_problem(address: str) -> str | None:
    if address.startswith("mailto:"):
        return None if is_mailto(address) else "is not one email address and nothing more"
    if not address.startswith("https://"):
        return "does not begin with mailto: or https://"
    place = re.search(r"\{(?:page|date)\}", re.split("[?#]", address, maxsplit=1)[0])
    if place:
        return f"has {place[0]} before the “?” or “#”"
    return web_problem(address.replace(PAGE, "").replace(DATE, ""), whole=False)
