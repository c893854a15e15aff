"""All that a site generator needs to make the site, whichever generator it is."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from helper.engine.graph import states
from helper.engine.paths import EMBED, START
from helper.engine.replay import State
from helper.publish.assets import BROWSER, assets
from helper.publish.facts.age import all_parts, last_checked, parts_of
from helper.publish.files.llms import Article, is_guide, llms
from helper.publish.files.oembed import oembed
from helper.publish.files.paths import CASES, EMBED_SCRIPT, LLMS, OEMBED, ROBOTS
from helper.publish.files.robots import robots
from helper.publish.generator import generator_settings
from helper.publish.map.cases import as_csv
from helper.publish.pages.foot import Foot
from helper.publish.pages.guide import GuidePage
from helper.publish.pages.hand_written import hand_written_page
from helper.publish.pages.page import Page
from helper.publish.pages.redirects import redirect_pages
from helper.publish.pages.stand_ins import CODE, DATA, stand_in_paths, stand_ins
from helper.publish.pages.states import first_pages
from helper.publish.pages.structured import as_json, structured_page
from helper.publish.preview.page import preview_page
from helper.publish.project import DOCS, OVERRIDES, Project
from helper.runtime.distribution import assemble

FONT: Final = "@fontsource-variable/atkinson-hyperlegible-next"
HELPER: Final = "<kasper-helper"
FLOW: Final = ("<kasper-cases", "helper-map-drawing")
"""What only a page about the whole flow has. It loads files that no other page loads."""


@dataclass(frozen=True)
class Site:
    """`texts` are the contents of generated files, and `files` the files to copy, by their paths below the site's root.

    `settings` are the generator's, and `templates` is the folder of those that replace the theme's own.
    """

    texts: Mapping[str, str]
    files: Mapping[str, Path]
    settings: Mapping[str, Any]
    templates: Path


def make_site(project: Project, kept: Path, *, is_preview: bool = False) -> Site:
    """The site of the project. The Python that it packs for browsers is kept in the folder `kept`.

    A preview also has the page with all components. Raises HelperError.
    """
    flow, url, docs = project.flow, project.url, project.folder / DOCS
    # First, because it needs the least time, and a mistake in a component shows here.
    preview = [preview_page(flow.strings, project.menu.to_html)] if is_preview else []
    every = tuple(states(flow))
    written = [(page, hand_written_page(page, project)) for page in project.guide.pages]
    [lost] = [finished for page, finished in written if page.is_lost]
    guide = [(page, finished) for page, finished in written if not page.is_lost]
    titles = {page.file: str(finished.front.get("title", "")) for page, finished in guide}
    foot = Foot(flow.strings, url, project.change, project.feedback, dict.fromkeys(stand_in_paths(every, START), CODE))
    pages = [*_guide(project, foot, guide), *_helper(project, foot, every), *preview]
    # After everything that can fail because of a mistake in the content or a template, since it takes the longest.
    packages = project.folder / "node_modules"
    runtime = assemble(flow, packages / "pyodide", kept / "runtime", is_preview=is_preview)
    font = packages / FONT / "files" / "atkinson-hyperlegible-next-latin-wght-normal.woff2"
    loaded = assets(runtime, packages, font, packages / FONT / "LICENSE", url)
    return Site(
        texts={
            **{page.file: page.text for page in pages},
            **{f"{path}index.html": page for path, page in redirect_pages(flow, project.language)},
            **loaded.texts,
            ROBOTS: robots(url),
            OEMBED: oembed(flow.strings, project.name, url),
            EMBED_SCRIPT: _embed_script(flow.strings.frame_title),
            CASES: as_csv(flow, url),
            LLMS: _llms(project, dict(guide)),
        },
        files={
            **{file: docs / file for file in project.guide.files if not file.endswith(".md")},
            **loaded.files,
        },
        settings=generator_settings(project, loaded, titles, lost, foot.of_lost("404.html")),
        templates=project.folder / OVERRIDES,
    )


def _guide(project: Project, foot: Foot, guide: Sequence[tuple[GuidePage, Page]]) -> Iterator[Page]:
    """The hand-written pages, with what only the whole site knows of them."""
    flow = project.flow
    for page, finished in guide:
        has_helper = HELPER in finished.html
        # A page with the helper can show any state, so it says what holds for all.
        parts = all_parts(flow) if has_helper else parts_of(flow, page)
        checked = last_checked(flow.strings, parts, project.calendar)
        yield finished.with_front(
            canonical=f"{project.url}{page.url}",
            oembed=page.path == "",
            structured=as_json(structured_page(flow, page)),
            foot=foot.of_page(page.url, checked, has_helper=has_helper),
            flow=any(part in finished.html for part in FLOW),
        )


def _helper(project: Project, foot: Foot, every: Sequence[State]) -> Iterator[Page]:
    """The pages of the first question, and those that stand in for the other states until the site is finished."""
    checked = last_checked(project.flow.strings, all_parts(project.flow), project.calendar)
    first = first_pages(project.flow, project.name, project.url)
    for data, pages in (((), first), ([DATA], stand_ins(project.flow.strings, every, project.name))):
        for page in pages:
            is_framed = page.path.startswith(EMBED)
            path = START + page.path.removeprefix(EMBED) if is_framed else page.path
            yield page.with_front(
                canonical=f"{project.url}{path}",
                oembed=path == START,
                structured=() if is_framed else as_json(data),
                foot=foot.of_frame(path, checked) if is_framed else foot.of_page(path, checked, has_helper=True),
            )


def _embed_script(title: str) -> str:
    """The script for the pages of other sites, whose frames have that title unless they name another."""
    source = (BROWSER / "elsewhere" / EMBED_SCRIPT).read_text("utf-8")
    return source.replace("FRAME_TITLE", json.dumps(title, ensure_ascii=False))


def _llms(project: Project, guide: Mapping[GuidePage, Page]) -> str:
    finished = {page.file: (page, made) for page, made in guide.items()}
    articles = [
        Article(f"{project.url}{page.url}", made.front.get("description", ""), made.html)
        for page, made in (finished[file] for file in project.menu.files if file in finished and is_guide(file))
    ]
    return llms(project.name, project.menu.settings.get("site_description") or "", articles)
