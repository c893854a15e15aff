"""The theme's files: which of them the site ships, and their contents."""

import re
from fnmatch import fnmatchcase
from typing import Final

UNNEEDED: Final = (
    "assets/*.map",
    "assets/javascripts/lunr/*",  # for searching in languages other than English
    "assets/images/favicon.png",  # the site has its own
)
SOURCE_MAP: Final = re.compile(r"^(//# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ ?\*/)\s*", re.MULTILINE)


def is_needed(path: str) -> bool:
    """Whether any page needs the theme's file at that path below the site's root."""
    return not any(fnmatchcase(path, pattern) for pattern in UNNEEDED)


def without_source_map(text: str) -> str:
    """A script or style without the URL of its source map."""
    return SOURCE_MAP.sub("", text)
