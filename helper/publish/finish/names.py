"""The names of the theme's scripts, with the digests of what the site ships."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

SCRIPTS: Final = "assets/javascripts"
"""The folder of the theme's scripts."""
DIGEST: Final = re.compile(r"\.[0-9a-f]{8}(?=\.)")
"""The digest in a file name. It is out of date once the source map's URL has been removed."""


def rename_by_digest(site: Path) -> Mapping[str, str]:
    """Put the present digest into the name of each of the theme's scripts in the folder of the site.

    Returns the new names by the old ones. The files do not name one another, so only pages need `with_new_names`.
    """
    names = {}
    for path in sorted((site / SCRIPTS).rglob("*.*")):
        start, _, rest = DIGEST.sub("", path.name).partition(".")
        names[path.name] = f"{start}.{hashlib.sha256(path.read_bytes()).hexdigest()[:12]}.{rest}"
        path.rename(path.with_name(names[path.name]))
    return names


def with_new_names(page: str, names: Mapping[str, str]) -> str:
    """A page with the new names of the theme's scripts, in its tags and in the settings for the theme's script."""
    for old, new in names.items():
        page = page.replace(f"/{old}", f"/{new}")
    return page
