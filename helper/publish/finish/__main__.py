"""`python -m helper.publish.finish SITE HOSTS` finishes what a generator has built of the folder of `python -m helper.publish`.

The hook does the same for MkDocs in the project's folder.
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
    if len(arguments) != 2 or not Path(arguments[0], "index.html").is_file():
        print("Usage: python -m helper.publish.finish SITE HOSTS (SITE has a built index.html)", file=sys.stderr)
        return 2
    try:
        site, hosts = map(Path, arguments)
        print(finish(site, hosts, read_project(Path(FILE).resolve(), os.environ)) or "The site is finished.")
    except HelperError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
