"""What the site ships of the theme's files: only what a page needs, and no pointer to what is left out."""

import re
from fnmatch import fnmatchcase
from typing import Final

UNNEEDED: Final = (
    "assets/*.map",
    "assets/javascripts/lunr/*",  # the search of other languages than English
    "assets/images/favicon.png",  # the theme's; the site has one of its own
)
SOURCE_MAP: Final = re.compile(r"^(//# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ ?\*/)\s*", re.MULTILINE)


def is_needed(address: str) -> bool:
    """Whether a page may load the file at that address below the site's root."""
    return not any(fnmatchcase(address, pattern) for pattern in UNNEEDED)


def without_source_map(text: str) -> str:
    """A script or style that does not name its source map."""
    return SOURCE_MAP.sub("", text)
