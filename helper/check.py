"""Checks the content, the flow, the pages and the links of a folder in a second or two, without building anything.

`python -m helper.check [FOLDER]`; FOLDER has `docs/` and `helper/content/`, and is the present folder by default.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from helper.model.errors import Defect, HelperError
from helper.publish.checks import checked
from helper.publish.menu import FILE, read_menu

OWN: Path = Path(__file__).parents[1]


def main(arguments: list[str]) -> int:
    """Print what is wrong in the folder. Returns the exit status: 1 if there is anything, else 0."""
    if len(arguments) > 1 or any(argument.startswith("-") for argument in arguments):
        print("Usage: python -m helper.check [FOLDER]", file=sys.stderr)
        return 2
    folder = Path(*arguments)
    try:
        notes = check_folder(folder)
    except HelperError as error:
        print(error)
        return 1
    for note in notes:
        print(note)
    print("No errors in the content, the flow, the pages and the links.")
    return 0


def check_folder(folder: Path) -> Sequence[Defect]:
    """Notes on what is no error but perhaps not meant. Raises HelperError with everything that is wrong in the folder."""
    docs, content = folder / "docs", folder / "helper" / "content"
    for part in (docs, content):
        if not part.is_dir():
            raise HelperError(f"{part}: There is no such folder. Name the folder that has docs/ and helper/content/.")
    own = folder / FILE
    menu = read_menu(own if own.exists() else OWN / FILE)
    return checked(docs, content, menu, menu.to_html, menu.is_excluded).notes


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
