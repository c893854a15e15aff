"""Everything that a site generator needs to make the site, whichever generator it is."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from helper.engine.paths import START
from helper.model.flow import Flow
from helper.model.load.flow import CONTENT
from helper.publish.assets import BROWSER, Assets, assets
from helper.publish.checks import checked
from helper.publish.files.llms import PATH as LLMS
from helper.publish.files.llms import Article, is_guide, llms
from helper.publish.files.oembed import PATH as OEMBED
from helper.publish.files.oembed import oembed
from helper.publish.files.robots import PATH as ROBOTS
from helper.publish.files.robots import robots
from helper.publish.files.security import security
from helper.publish.finish.finish import finish
from helper.publish.finish.policy import template_scripts
from helper.publish.menu import FILE, read_menu
from helper.publish.pages.contents import contents, ids
from helper.publish.pages.expand import Expanded, expand_guide
from helper.publish.pages.parts import with_parts
from helper.publish.pages.printed import with_addresses
from helper.publish.pages.redirects import redirect_pages
from helper.publish.pages.states import QR_CODES, embed_pages, first_question, plain_texts, qr_codes, state_pages
from helper.publish.pages.structured import structured_pages
from helper.publish.preview.page import preview_page
from helper.publish.settings import Settings, check_site_url, read_settings
from helper.publish.theme import is_needed, without_source_map
from helper.render.environment import component
from helper.render.exact_words import keep_exact_words
from helper.runtime.distribution import assemble

# The hook calls these through this module, so that a failed reload leaves it with the functions of the last good site.
__all__ = [
    "LLMS",
    "QR_CODES",
    "START",
    "Article",
    "Site",
    "component",
    "contents",
    "finish",
    "first_question",
    "ids",
    "is_guide",
    "is_needed",
    "keep_exact_words",
    "llms",
    "make_site",
    "preview_page",
    "template_scripts",
    "with_addresses",
    "with_parts",
    "without_source_map",
]

EMBED_SCRIPT: Final = BROWSER / "elsewhere" / "embed.js"
"""The script for the pages of other sites. It is at the root of the site, because its URL must never change."""
FONT: Final = "@fontsource-variable/atkinson-hyperlegible-next"


@dataclass(frozen=True)
class Site:
    """What the site consists of, by file or path.

    `guide` has the hand-written pages by their files in `docs`. `texts` has the contents of generated
    files, and `files` the files to copy, by their paths below the site's root. `qr_codes` and `structured_data` are by
    the path of the page. `security_txt` may be empty.
    """

    settings: Settings
    flow: Flow
    guide: Mapping[str, Expanded]
    texts: Mapping[str, str]
    files: Mapping[str, Path]
    assets: Assets
    qr_codes: Mapping[str, Markup]
    structured_data: Mapping[str, Sequence[Mapping[str, Any]]]
    security_txt: str


def make_site(
    project: Path,
    name: str,
    url: str,
    extra: Mapping[str, Any],
    built: datetime,
    to_html: Callable[..., str],
    is_excluded: Callable[[str], bool] = lambda _: False,
    menu: Path | None = None,
) -> Site:
    """The site of that name and URL, made in the project's folder.

    `extra` has the settings, and `built` is the date of the build, which need not be today. `is_excluded` tells which
    files in `docs` are not pages, and `menu` is the file with the menu, by default mkdocs.yml. `to_html` makes HTML of a page's Markdown, with more extensions of Markdown if they
    follow it. Raises HelperError.
    """
    settings = read_settings(extra)
    check_site_url(url)
    contact = settings.security_contact
    security_txt = security(contact, url, built, datetime.now(UTC)) if contact else ""
    docs = project / "docs"
    found = checked(docs, CONTENT, read_menu(menu or project / FILE), to_html, is_excluded)
    flow, guide = found.flow, found.guide.pages
    pages = {
        **{f"{path}index.md": page for path, page in (*state_pages(flow, name, url), *embed_pages(flow, name, url))},
        **{f"{path}index.html": page for path, page in redirect_pages(flow)},
    }
    expanded = expand_guide(guide, docs, flow, name, url)
    # After everything that can fail because of a mistake in the content or a template, since it takes the longest.
    packages = project / "node_modules"
    runtime = assemble(flow, packages / "pyodide", project / "build" / "runtime")
    font = packages / FONT / "files" / "atkinson-hyperlegible-next-latin-wght-normal.woff2"
    loaded = assets(runtime, packages, font, packages / FONT / "LICENSE", url)
    codes = qr_codes(flow, url)
    return Site(
        settings=settings,
        flow=flow,
        guide=expanded,
        texts={
            **pages,
            **dict(plain_texts(flow, url)),
            **loaded.texts,
            QR_CODES: json.dumps(codes),
            ROBOTS: robots(url),
            OEMBED: oembed(name, url),
        },
        files={**loaded.files, EMBED_SCRIPT.name: EMBED_SCRIPT},
        assets=loaded,
        qr_codes=codes,
        structured_data=structured_pages(flow, guide),
        security_txt=security_txt,
    )
