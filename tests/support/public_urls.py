"""The public URLs of the site, which external links may use: `python -m tests.support.public_urls` writes their list."""

import sys
from pathlib import Path
from typing import Final

from helper.engine.check import check
from helper.engine.paths import public_ids
from helper.model.flow import Flow
from helper.model.load.flow import CONTENT, load
from tests.support.page import page_paths, parse
from tests.support.project import ROOT, SITE

REMEDY: Final = "Add the renamed ids to helper/content/redirects.yml"
LIST: Final = ROOT / "tests" / "publish" / "public.txt"


def public_urls(site: Path, flow: Flow) -> list[str]:
    """Each page of the built site and each public anchor on it, as URLs below the site's root."""
    ids = {*public_ids(flow), *flow.redirects}
    urls = []
    for path in page_paths(site):
        urls.append(path)
        urls += [
            f"{path}#{element.get('id')}" for element in parse(site, path).find("*[@id]") if element.get("id") in ids
        ]
    return urls


def read_list() -> list[str]:
    """The URLs in the list. Each line has the path of a page and its anchors."""
    urls: list[str] = []
    page = ""
    for line in LIST.read_text("utf-8").splitlines():
        page, *anchors = line.removeprefix("/").split(" ")
        urls += [page, *(f"{page}{anchor}" for anchor in anchors)]
    return urls


def write_list(urls: list[str]) -> None:
    """Write the list, with a line for each page."""
    text = "".join(f" #{url.partition('#')[2]}" if "#" in url else f"\n/{url}" for url in urls)
    LIST.write_text(f"{text.removeprefix(chr(10))}\n", "utf-8")


if __name__ == "__main__":
    urls = public_urls(SITE, load(CONTENT, check))
    gone = set(read_list()) - set(urls)
    if gone:
        sys.exit(f"These URLs have disappeared: {', '.join(sorted(gone))}. {REMEDY}.")
    write_list(urls)
