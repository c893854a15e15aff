"""The hand-written pages, finished: their parts put in, their Markdown turned into HTML, their titles known."""

from typing import Any

from helper.publish.pages.addresses import PageAddresses
from helper.publish.pages.contents import headings
from helper.publish.pages.expand import expand
from helper.publish.pages.front_matter import front_of
from helper.publish.pages.guide import GuidePage
from helper.publish.pages.page import Page
from helper.publish.pages.parts import with_parts
from helper.publish.pages.printed import with_addresses
from helper.publish.project import DOCS, Project


def hand_written_page(page: GuidePage, project: Project) -> Page:
    """The page of the project, whose front matter also has its table of contents. Raises what `expand` can raise."""
    expanded = expand(page, project.folder / DOCS, project.flow, project.name, project.url, project.calendar)
    markdown = project.menu.to_html(expanded.markdown, PageAddresses(page, project.root))
    html = with_parts(markdown, expanded.parts)
    if not page.is_lost:  # what it says on paper helps nobody
        html = with_addresses(html, page.path)
    front = front_of(expanded.markdown)
    found, settings = headings(html), project.menu.settings
    # The home page has the title of the site, unless it has one of its own.
    title = front.get("title") or (page.path and (project.menu.title(page.file) or _first(found)))
    titled = {"title": title} if title else {}
    described = {name: settings[f"site_{name}"] for name in ("description", "author") if settings.get(f"site_{name}")}
    return Page(page.path, {**described, **front, **titled, "contents": found}, html)


def _first(found: list[dict[str, Any]]) -> str:
    return found[0]["name"] if found else ""
