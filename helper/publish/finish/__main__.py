"""`python -m helper.publish.finish SITE HOSTS [TEMPLATES]` finishes what a generator has built of our plain files.

TEMPLATES is the folder of its theme’s templates, by default those of the theme for MkDocs. The hook does the same for MkDocs in the project's folder.
"""

import os
import sys
from pathlib import Path

from helper.model.errors import HelperError
from helper.publish.finish.finish import finish
from helper.publish.menu import FILE
from helper.publish.project import read_project


def main(arguments: list[str]) -> int:
    """Finish the site. Returns the exit status: 1 if something is wrong, else 0."""
    if len(arguments) not in (2, 3) or not Path(arguments[0], "index.html").is_file():
        print(
            "Usage: python -m helper.publish.finish SITE HOSTS [TEMPLATES] (SITE has a built index.html)",
            file=sys.stderr,
        )
        return 2
    try:
        site, hosts, *theme = map(Path, arguments)
        project = read_project(Path(FILE).resolve(), os.environ)
        print(finish(site, hosts, project, *theme) or "The site is finished.")
    except HelperError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
