"""`python -m helper.publish.host_check URL [FOLDER]` compares a running host with the site in the folder `site`.

The exit status is 0 if all is well, 1 if something is wrong, and 2 if nothing could be compared.
"""

import sys
from pathlib import Path

from helper.model.errors import HelperError
from helper.model.load.addresses import web_problem
from helper.publish.host_check.built import Built
from helper.publish.host_check.checks import CHECKS
from helper.publish.host_check.fetch import Host
from helper.publish.host_check.remedies import host_name, remedy
from helper.publish.host_check.result import Grade, table


class UrlError(HelperError):
    """The URL is missing or not one."""


def check(url: str, folder: Path) -> int:
    """Print the table. Returns the exit status. Raises HelperError if nothing can be compared."""
    problem = web_problem(url) if url else "is missing"
    if problem:
        raise UrlError(f"URL: «{url}» {problem}. Write «make host-check URL=https://your.host/path/».")
    host, built = Host(f"{url.removesuffix('/')}/"), Built(folder)
    name = host_name(host.url, host.get("").headers)
    results = [result for each in CHECKS for result in each(host, built)]
    print(f"{host.url} ({name or 'a host that is not known here'}), compared with {folder}/\n")
    print(table((each, remedy(each.remedy, name, host.url) if each.remedy else "") for each in results))
    counts = {grade: sum(each.grade is grade for each in results) for grade in Grade}
    if counts[Grade.WRONG]:
        print(f"{counts[Grade.WRONG]} wrong, {counts[Grade.ADVICE]} could be better.")
    else:
        print(f"All is well, and {counts[Grade.ADVICE]} could be better." if counts[Grade.ADVICE] else "All is well.")
    return 1 if counts[Grade.WRONG] else 0


if __name__ == "__main__":
    try:
        sys.exit(check(sys.argv[1], Path(sys.argv[2] if len(sys.argv) > 2 else "site")))
    except HelperError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
