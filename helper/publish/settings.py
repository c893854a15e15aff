"""What whoever publishes the site can choose, besides its address: `extra` in mkdocs.yml, or environment variables."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from helper.model.errors import HelperError

SOURCE: Final = re.compile(r"\*|'(?:none|self)'|https?:|(?:https?://[\w*-]+|[\w*-]+\.)[\w*.-]*(?::(?:\d+|\*))?/?")
"""What the directive frame-ancestors takes (Content Security Policy Level 3)."""
NONE: Final = "'none'"
EVERYBODY: Final = "*"
"""The default: the helper is made to be shown in other sites."""
CONTACT: Final = re.compile(r"(?:mailto:|https://|tel:)[^\s\"<>]+")
"""What the field Contact takes (RFC 9116)."""


class SettingError(HelperError):
    """A setting has a value that would do something else than was meant."""


@dataclass(frozen=True)
class Settings:
    """Who may show the site in frames, whom to tell about a weakness of the site (empty: nobody), and offline use."""

    frame_ancestors: str
    security_contact: str
    offline: bool


def read(extra: Mapping[str, Any]) -> Settings:
    """The settings in `extra`. Raises SettingError where a value is none of its setting's."""
    sources = str(extra.get("frame_ancestors") or "").split() or [EVERYBODY]
    contact = str(extra.get("security_contact") or "").strip()
    wrong = [source for source in sources if not SOURCE.fullmatch(source)]
    if wrong:
        raise SettingError(
            f"mkdocs.yml, at extra.frame_ancestors (or FRAME_ANCESTORS): «{wrong[0]}» is no site. Frames would be refused "
            "everywhere. Write *, 'self', 'none' or addresses such as https://example.org, with spaces between them."
        )
    if NONE in sources and len(sources) > 1:
        raise SettingError(
            f"mkdocs.yml, at extra.frame_ancestors (or FRAME_ANCESTORS): «{' '.join(sources)}» names sites, and 'none' beside "
            "them, which browsers then ignore. Write 'none' alone, or the sites alone."
        )
    if contact and not CONTACT.fullmatch(contact):
        raise SettingError(
            f"mkdocs.yml, at extra.security_contact (or SECURITY_CONTACT): «{contact}» is no address that security.txt "
            "may name. Write it with mailto:, https:// or tel: in front, or leave it empty."
        )
    offline = extra.get("offline", True)
    if not isinstance(offline, bool):
        raise SettingError(
            f"mkdocs.yml, at extra.offline (or OFFLINE): «{offline}» is neither true nor false. Write true, and browsers keep "
            "the site for visits without a network; or false, and they drop what they kept."
        )
    return Settings(" ".join(sources), contact, offline)
