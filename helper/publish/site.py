"""Everything that a site generator needs to make the site, whichever generator it is."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from helper.engine.graph import states
from helper.engine.paths import START, path_of
from helper.model.flow import Flow
from helper.publish.address import check_address
from helper.publish.assets import BROWSER, Assets, assets
from helper.publish.checks import checked
from helper.publish.date import LastChange, last_change
from helper.publish.facts.age import Calendar, all_parts, last_checked, parts_of
from helper.publish.feedback import Feedback
from helper.publish.files.llms import PATH as LLMS
from helper.publish.files.llms import Article, is_guide, llms
from helper.publish.files.oembed import PATH as OEMBED
from helper.publish.files.oembed import oembed
from helper.publish.files.robots import PATH as ROBOTS
from helper.publish.files.robots import robots
from helper.publish.files.security import security
from helper.publish.finish.finish import finish
from helper.publish.finish.policy import template_scripts
from helper.publish.map.cases import PATH as CASES
from helper.publish.map.cases import as_csv
from helper.publish.menu import read_menu
from helper.publish.pages.contents import contents, ids
from helper.publish.pages.expand import Expanded, expand_guide
from helper.publish.pages.guide import GuidePage
from helper.publish.pages.parts import with_parts
from helper.publish.pages.printed import with_addresses
from helper.publish.pages.redirects import redirect_pages
from helper.publish.pages.stand_ins import CODE, DATA, linked_states, stand_in_paths, stand_ins
from helper.publish.pages.states import QR_CODES, first_question, plain_texts, qr_codes, state_pages
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
    "check_address",
    "component",
    "contents",
    "finish",
    "first_question",
    "ids",
    "is_guide",
    "is_needed",
    "keep_exact_words",
    "last_change",
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
    files, and `files` the files to copy, by their paths below the site's root. `qr_codes`, `structured_data` and `checked`
    (a line that says when the page's facts were last checked) are by the path of the page. `security_txt` may be empty.
    `last_change` is None if nothing tells when it was. `notes` are lines for authors about what is no error.
    """

    settings: Settings
    flow: Flow
    guide: Mapping[str, Expanded]
    texts: Mapping[str, str]
    files: Mapping[str, Path]
    assets: Assets
    qr_codes: Mapping[str, Markup]
    structured_data: Mapping[str, Sequence[Any]]
    security_txt: str
    checked: Mapping[str, Markup]
    feedback: Feedback
    last_change: LastChange | None
    notes: Sequence[str]


def make_site(
    project: Path,
    folder: Path,
    name: str,
    url: str,
    extra: Mapping[str, Any],
    change: LastChange | None,
    settings_file: Path,
    is_preview: bool = False,
) -> Site:
    """The site of that name and URL, made of the project's folder. The Python that it packs for browsers is kept in `folder`.

    `extra` has the settings, `change` is the last change that pages tell of, and `settings_file` says what belongs to the
    pages and the menu. A preview has all pages of states; otherwise, `finish` makes them. Raises HelperError.
    """
    settings = read_settings(extra)
    check_site_url(url)
    contact, now = settings.security_contact, datetime.now(UTC)
    changed = change.at if change else now
    docs = project / "docs"
    content = project / "helper" / "content"
    menu = read_menu(settings_file)
    found = checked(docs, content, menu, menu.to_html, menu.is_excluded)
    flow, guide, strings = found.flow, found.guide.pages, found.flow.strings
    security_txt = security(contact, url, changed, now, strings.language) if contact else ""
    every = tuple(states(flow))
    linked = linked_states(guide)
    shown = [state for state in every if is_preview or not state.answers or path_of(state.answers) in linked]
    pages = {
        **{f"{path}index.md": page for path, page in state_pages(flow, shown, name, url)},
        **({} if is_preview else {f"{path}index.md": page for path, page in stand_ins(strings, every, name)}),
        **{f"{path}index.html": page for path, page in redirect_pages(flow)},
    }
    calendar = Calendar(changed.date(), settings.facts_max_age)
    expanded = expand_guide(guide, docs, flow, name, url, calendar)
    # After everything that can fail because of a mistake in the content or a template, since it takes the longest.
    packages = project / "node_modules"
    runtime = assemble(flow, packages / "pyodide", folder / "runtime")
    font = packages / FONT / "files" / "atkinson-hyperlegible-next-latin-wght-normal.woff2"
    loaded = assets(runtime, packages, font, packages / FONT / "LICENSE", url)
    codes = qr_codes(shown, url)
    standing_in = stand_in_paths(every, START)
    return Site(
        settings=replace(settings, site_owner=settings.site_owner or strings.site_owner),
        flow=flow,
        guide=expanded,
        texts={
            **pages,
            **(dict(plain_texts(flow, every, url)) if is_preview else {}),
            **loaded.texts,
            QR_CODES: json.dumps(codes),
            ROBOTS: robots(url),
            OEMBED: oembed(strings, name, url),
            EMBED_SCRIPT.name: embed_script(strings.frame_title),
            CASES: as_csv(flow, url),
        },
        files=loaded.files,
        assets=loaded,
        qr_codes={**codes, **dict.fromkeys(standing_in, CODE)},
        structured_data={**structured_pages(flow, guide, shown), **{path: [DATA] for path in standing_in}},
        security_txt=security_txt,
        checked=_checked(flow, guide, expanded, calendar, pages),
        feedback=Feedback(settings.feedback, name, changed.date(), strings),
        last_change=change,
        notes=tuple(map(str, found.notes)),
    )


def embed_script(title: str) -> str:
    """The script for the pages of other sites, whose frames have that title unless they say another."""
    return EMBED_SCRIPT.read_text("utf-8").replace("FRAME_TITLE", json.dumps(title, ensure_ascii=False))


def _checked(
    flow: Flow,
    guide: Sequence[GuidePage],
    expanded: Mapping[str, Expanded],
    calendar: Calendar,
    made: Iterable[str],
) -> dict[str, Markup]:
    """The lines on the guide's pages and on those that are `made` for states, by path. `made` are files."""
    # A page with the helper can show any state, so it says what holds for all.
    whole = last_checked(flow.strings, all_parts(flow), calendar)
    helpers = {page.path for page in guide if any("<kasper-helper" in part for part in expanded[page.file].parts)}
    return {
        **{page.path: last_checked(flow.strings, parts_of(flow, page), calendar) for page in guide},
        **dict.fromkeys(helpers, whole),
        **{file.removesuffix("index.md"): whole for file in made if file.endswith("index.md")},
    }
