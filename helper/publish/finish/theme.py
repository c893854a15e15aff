"""The theme's files: which of them the site ships, and their contents."""

import re
import shutil
from importlib.metadata import entry_points
from pathlib import Path
from typing import Final

UNNEEDED: Final = ("assets/**/*.map", "assets/images/favicon.png")  # the site has its own icon
OTHER_LANGUAGES: Final = "assets/javascripts/lunr"
"""The scripts for searching in languages other than English."""
SOURCE_MAP: Final = re.compile(r"^(//# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ ?\*/)\s*", re.MULTILINE)


def templates_of(theme: str) -> Path:
    """The folder of the templates of the theme with that name, which is installed."""
    [found] = entry_points(group="mkdocs.themes", name=theme)
    return Path(str(found.load().__file__)).parent


def remove_unneeded(site: Path, language: str) -> None:
    """Remove what no page of the site in that language needs of the theme's files, and the URLs of source maps."""
    for pattern in UNNEEDED:
        for file in site.glob(pattern):
            file.unlink()
    if language == "en":
        shutil.rmtree(site / OTHER_LANGUAGES, ignore_errors=True)
    for suffix in (".css", ".js"):
        for file in site.glob(f"assets/**/*{suffix}"):
            text = file.read_text("utf-8")
            if SOURCE_MAP.search(text):
                file.write_text(SOURCE_MAP.sub("", text), "utf-8")
