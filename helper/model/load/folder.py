"""Which files of a folder nobody reads: a misspelt name takes a whole file out of the site."""

import re
from collections.abc import Collection
from pathlib import Path
from typing import Final

from helper.model.errors import Defect
from helper.model.load.keys import nearest

BY_PROGRAMS: Final = re.compile(
    r"\..*|.*~|#.*#|.*\.(bak|orig|rej|sw[a-p]|tmp|pyc)|Thumbs\.db|desktop\.ini|__pycache__", re.I
)
"""What editors and systems leave in a folder."""
KEPT: Final = ("__init__.py", "schema")
"""What else the folder of the content has."""


def misnamed(folder: Path, names: Collection[str], shown: str) -> tuple[list[Defect], set[str]]:
    """The errors in the names of files in the folder, and which of the names are missing because of them.

    Each of the names has a file with the suffix `.yml`. Errors call the folder `shown`.
    """
    errors: list[Defect] = []
    replaced: set[str] = set()
    present = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    for file in present:
        if file in {f"{name}.yml" for name in names} or file in KEPT or BY_PROGRAMS.fullmatch(file):
            continue
        missing = [name for name in names if f"{name}.yml" not in present and name not in replaced]
        close = nearest(file.partition(".")[0], missing)
        if close:
            replaced.add(close)
        remedy = (
            f"Rename it to {close}.yml." if close else f"Remove it. Files are: {', '.join(names)}, each with “.yml”."
        )
        errors.append(Defect(f"{shown}/{file}", 1, "", "Nothing reads this file.", remedy))
    return errors, replaced
