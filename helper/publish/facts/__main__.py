"""Prints which facts are old; with --online, also what their sources answer. `make facts` runs it.

It exits with 0 whatever it finds, also without a network, and with 1 if the content or a setting is invalid.
"""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from mkdocs.utils.yaml import yaml_load

from helper.engine.check import check
from helper.model.errors import HelperError
from helper.model.load.flow import CONTENT, load
from helper.publish.facts.online import ask
from helper.publish.facts.report import lines
from helper.publish.settings import read_settings

SETTINGS = Path(__file__).parents[3] / "mkdocs.yml"


def main(arguments: list[str]) -> int:
    """Print the report, and return the exit status."""
    parser = argparse.ArgumentParser(prog="make facts", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--online", action="store_true", help="ask the address of each source")
    options = parser.parse_args(arguments)
    try:
        flow = load(CONTENT, check)
        with SETTINGS.open("rb") as file:
            settings = read_settings(yaml_load(file)["extra"])
    except HelperError as error:
        print(error, file=sys.stderr)
        return 1
    for line in lines(flow, datetime.now(UTC).date(), settings.facts_max_age, ask if options.online else None):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
