"""Everything that a site generator needs to make the site, whichever generator it is."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from helper.engine.check import check
from helper.model.flow import Flow
from helper.model.load.flow import CONTENT, load
from helper.publish.assets import BROWSER, assets
from helper.publish.finish.finish import finish
from helper.publish.oembed import PATH as OEMBED
from helper.publish.oembed import oembed
from helper.publish.pages.contents import contents
from helper.publish.pages.guide import check_links, guide_pages
from helper.publish.pages.llms import GuidePage, llms
from helper.publish.pages.redirects import redirect_pages
from helper.publish.pages.states import QR_CODES, embed_pages, first_question, plain_texts, qr_codes, state_pages
from helper.publish.pages.structured import structured
from helper.publish.robots import robots
from helper.publish.security import security
from helper.publish.settings import Settings, read
from helper.publish.theme import is_needed, without_source_map
from helper.render.environment import component
from helper.runtime.distribution import assemble

EMBED_SCRIPT: Final = BROWSER / "elsewhere" / "embed.js"
"""The script for the pages of other sites. Its address never changes, so it stands at the root."""
FONT: Final = "@fontsource-variable/atkinson-hyperlegible-next"
ABOUT_SITE: Final = ("measurements/", "publish/")
"""The folders of the pages that tell about this site itself."""


@dataclass(frozen=True)
class Site:
    """The parts of the site by the path of their file below its root.

    `guide` holds the hand-written pages, `made` the texts that nobody wrote as a file (a page for each state, the styles), `qr_codes` the QR
    codes of outcomes by their paths, and `files` what only needs to be copied. `script`, `stylesheet` and `font` are what every page names. `security` is
    the text of security.txt, or empty.
    """

    project: Path
    name: str
    address: str
    settings: Settings
    security: str
    flow: Flow
    guide: Mapping[str, str]
    made: Mapping[str, str]
    qr_codes: Mapping[str, str]
    files: Mapping[str, Path]
    script: str
    embed_script: str
    stylesheet: str
    embed_stylesheet: str
    dark_stylesheet: str
    font: str

    def first_question(self, root: str) -> Markup:
        """The start of the helper for the page of lost addresses; `root` is the address of the site's root."""
        return first_question(self.flow, root=root, path="404.html", site_name=self.name, lost=True)

    def contacts(self) -> Markup:
        """All contacts, for the page of lost addresses."""
        return component("contacts", self.flow, self.flow.contacts.values())

    def abbreviations(self) -> Markup:
        """What the abbreviations stand for, for the page of lost addresses."""
        return component("abbreviations", self.flow.abbreviations.values())

    def qr_code(self, path: str) -> Markup:
        """The QR code of an outcome's page, by its path; empty for other pages."""
        return Markup(self.qr_codes.get(path, ""))  # noqa: S704 - it is a picture made here

    def is_needed(self, address: str) -> bool:
        """Whether the site ships the theme's file at that address below its root."""
        return is_needed(address)

    def without_source_map(self, text: str) -> str:
        """A script or style of the theme as the site ships it."""
        return without_source_map(text)

    def contents(self, html: str) -> list[Any]:
        """The table of contents of a finished page, as Python-Markdown's `toc_tokens`."""
        return contents(html)

    def structured(self, html: str) -> list[dict[str, Any]]:
        """What the finished page shows, as JSON-LD for machines."""
        return structured(self.flow, html)

    def llms(self, summary: str, pages: Iterable[tuple[str, str, str, str]]) -> str:
        """The guide as plain text for language models.

        It is made from finished pages: the path of the source, the absolute address, the description and the HTML of each.
        """
        told = (page for page in pages if page[0] in self.guide and not page[0].startswith(ABOUT_SITE))
        return llms(self.name, summary, [GuidePage(*page[1:]) for page in told])

    def finish(self, folder: Path) -> None:
        """Do what can be done only when all pages and files are there, in the folder of the built site."""
        finish(folder, self.project / "build" / "hosts", self.address, self.settings, self.security)


def make_site(project: Path, name: str, address: str, extra: Mapping[str, Any], built: datetime) -> Site:
    """The parts of the site of that name and address, from the project's folder; `extra` has the settings.

    `built` is the date that the build has, which need not be today.

    Raises HelperError where they cannot be made.
    """
    settings = read(extra)
    contact = settings.security_contact
    security_txt = security(contact, address, built, datetime.now(UTC)) if contact else ""
    docs = project / "docs"
    flow = load(CONTENT, lambda flow: (*check(flow), *check_links(docs, flow)))
    guide = guide_pages(docs, flow, name, address)
    packages = project / "node_modules"
    runtime = assemble(flow, packages / "pyodide", project / "build" / "runtime")
    font = packages / FONT / "files" / "atkinson-hyperlegible-next-latin-wght-normal.woff2"
    beside = assets(runtime, font, packages / FONT / "LICENSE")
    states = {f"{path}index.md": page for path, page in (*state_pages(flow, name), *embed_pages(flow, name))}
    moved = {f"{path}index.html": page for path, page in redirect_pages(flow)}
    texts = {**dict(plain_texts(flow, address)), "robots.txt": robots(address), OEMBED: oembed(name, address)}
    pictures = qr_codes(flow, address)
    made = {**states, **moved, **texts, **beside.texts, QR_CODES: json.dumps(pictures)}
    return Site(
        project=project,
        name=name,
        address=address,
        settings=settings,
        security=security_txt,
        flow=flow,
        guide=guide,
        made=made,
        qr_codes=pictures,
        files={**beside.files, EMBED_SCRIPT.name: EMBED_SCRIPT},
        script=beside.script,
        embed_script=beside.embed_script,
        stylesheet=beside.stylesheet,
        embed_stylesheet=beside.embed_stylesheet,
        dark_stylesheet=beside.dark_stylesheet,
        font=beside.font,
    )
