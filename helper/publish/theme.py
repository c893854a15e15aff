"""What the site ships of the theme's files: only what a page needs, without pointers to what is left out, by its digest."""

import hashlib
import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

UNNEEDED: Final = (
    "assets/*.map",
    "assets/javascripts/lunr/*",  # the search of other languages than English
    "assets/images/favicon.png",  # the theme's; the site has one of its own
)
FOLDERS: Final = ("assets/javascripts", "assets/stylesheets")
"""Where the theme's scripts and styles are."""
DIGEST: Final = re.compile(r"\.[0-9a-f]{8}(?=\.)")
"""What the theme has put into the names of its files: the digests that they had with their source maps."""
SOURCE_MAP: Final = re.compile(r"^(//# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ ?\*/)\s*", re.MULTILINE)


def is_needed(address: str) -> bool:
    """Whether a page may load the file at that address below the site's root."""
    return not any(fnmatchcase(address, pattern) for pattern in UNNEEDED)


def without_source_map(text: str) -> str:
    """A script or style that does not name its source map."""
    return SOURCE_MAP.sub("", text)


def rename_by_digest(site: Path) -> Mapping[str, str]:
    """Name each script and style of the theme by what it holds now, in the folder of the site.

    Gives the new names by the old ones, for `with_names`. The files themselves name no other.
    """
    names = {}
    for path in sorted(path for folder in FOLDERS for path in (site / folder).rglob("*.*")):
        start, _, rest = DIGEST.sub("", path.name).partition(".")
        names[path.name] = f"{start}.{hashlib.sha256(path.read_bytes()).hexdigest()[:12]}.{rest}"
        path.rename(path.with_name(names[path.name]))
    return names


def with_names(page: str, names: Mapping[str, str]) -> str:
    """A page that names the theme's files by their new names, in its tags and in what it tells the theme's script."""
    for old, new in names.items():
        page = page.replace(f"/{old}", f"/{new}")
    return page
