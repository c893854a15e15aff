"""`python -m helper.publish FOLDER` writes the pages of this folder's site as plain files, for any site generator.

When it has built them, `python -m helper.publish.finish` puts the states in.
"""

import os
import sys
from pathlib import Path

from helper.model.errors import HelperError
from helper.publish.folder import write_folder
from helper.publish.menu import FILE
from helper.publish.project import read_project
from helper.publish.site import make_site


def main(arguments: list[str]) -> int:
    """Write the folder. Returns the exit status: 1 if something is wrong, else 0."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print("Usage: python -m helper.publish FOLDER", file=sys.stderr)
        return 2
    try:
        project = read_project(Path(FILE).resolve(), os.environ)
        write_folder(make_site(project, Path("build")), Path(*arguments))
    except HelperError as error:
        print(error, file=sys.stderr)
        return 1
    print(
        f"Wrote {arguments[0]}. Build it, such as with `mkdocs build --config-file {Path(*arguments, FILE)} --site-dir SITE`, and "
        "finish what it has built with `python -m helper.publish.finish SITE HOSTS`."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
