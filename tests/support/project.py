"""Where the project and its built site are, and copies of the project."""

import shutil
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
SITE: Final = ROOT / "site"


def copy_project(folder: Path) -> Path:
    """Copy the sources of the site into an empty folder. Returns the folder."""
    for name in ("docs", "helper", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "build" / "runtime", folder / "build" / "runtime")
    for name in ("mkdocs.yml", "Makefile", "pyproject.toml", "requirements.txt", "package-lock.json"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    return folder
