"""The addresses of the site that links out there may carry: `python -m tests.support.public_urls` writes their list."""

import sys
from pathlib import Path
from typing import Final

from helper.engine.address import public_ids
from helper.engine.check import check
from helper.model.flow import Flow
from helper.model.load.flow import CONTENT, load
from tests.support.page import page_paths, parse
from tests.support.project import ROOT, SITE

REMEDY: Final = "Put what was renamed into helper/content/redirects.yml"
LIST: Final = ROOT / "tests" / "publish" / "public.txt"


def public_addresses(site: Path, flow: Flow) -> list[str]:
    """Each page of the built site below its root, and each place on it that has a public id."""
    ids = {*public_ids(flow), *flow.redirects}
    addresses = []
    for path in page_paths(site):
        addresses.append(path)
        addresses += [
            f"{path}#{element.get('id')}" for element in parse(site, path).find("*[@id]") if element.get("id") in ids
        ]
    return addresses


def read() -> list[str]:
    """The addresses of the list, in which a page's own places follow it, without its path."""
    addresses: list[str] = []
    page = ""
    for line in LIST.read_text("utf-8").splitlines():
        page, *places = line.removeprefix("/").split(" ")
        addresses += [page, *(f"{page}{place}" for place in places)]
    return addresses


def write(addresses: list[str]) -> None:
    """Write the list: a line for each page."""
    text = "".join(f" #{a.partition('#')[2]}" if "#" in a else f"\n/{a}" for a in addresses)
    LIST.write_text(f"{text.removeprefix(chr(10))}\n", "utf-8")


if __name__ == "__main__":
    addresses = public_addresses(SITE, load(CONTENT, check))
    gone = set(read()) - set(addresses)
    if gone:
        sys.exit(f"These addresses have vanished: {', '.join(sorted(gone))}. {REMEDY}.")
    write(addresses)
