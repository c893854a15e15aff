"""The settings for the site generator: mkdocs.yml without what only this project reads."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from markupsafe import Markup

from helper.engine.paths import START
from helper.publish.assets import Assets
from helper.publish.files.llms import is_guide
from helper.publish.menu import PLACES, Menu, entries, is_url
from helper.publish.pages.guide import path_of_file
from helper.publish.pages.page import Page, as_html, complete
from helper.publish.project import OVERRIDES, Project

OWN: Final = (
    *("docs_dir", "site_dir", "exclude_docs", "draft_docs", "not_in_nav", "markdown_extensions", "hooks", "watch"),
    "use_directory_urls",
)
"""What the generator need not know, since the folder has only finished pages."""
TEXTS: Final = ("site_name", "site_description", "site_author", "copyright")
"""The texts that the theme shows."""
STRINGS: Final = ("card", "frame_from", "frame_stuck", "frame_refused")
"""What templates of the theme say. Each may replace the places itself."""
HOME: Final = "index.md"
HIDDEN: Final = {"hide": ["navigation", "toc"]}
HOOK: Final = "helper/publish/hook.py"


def generator_settings(
    project: Project, assets: Assets, titles: Mapping[str, str], lost: Page, foot: Markup
) -> dict[str, Any]:
    """The settings, whose texts are HTML. `titles` are those of the pages, by file, and `lost` is the page for lost addresses.

    What the templates need for all pages is in `extra.site`.
    """
    given = {key: value for key, value in project.menu.settings.items() if key not in OWN}
    return {
        **given,
        **{key: as_html(given[key]) for key in TEXTS if key in given},
        "site_url": project.url,
        "edit_uri": "",  # these are not the files that people edit
        "theme": {**project.theme, "custom_dir": OVERRIDES},
        "nav": _menu(given["nav"]),
        # Finishing puts the theme's styles into ours, and others follow both.
        "extra_css": [assets.stylesheet, *(given.get("extra_css") or [])],
        "hooks": _other_hooks(project),
        "extra": {**(given.get("extra") or {}), "site": as_html(_for_templates(project, assets, titles, lost, foot))},
    }


def _for_templates(
    project: Project, assets: Assets, titles: Mapping[str, str], lost: Page, foot: Markup
) -> dict[str, Any]:
    return {
        "owner": project.settings.site_owner or project.flow.strings.site_owner,
        "offline": project.settings.offline,
        "tabs": list(_tabs(project.menu, titles)),
        "assets": assets.paths,
        "strings": {name: getattr(project.flow.strings, name) for name in STRINGS},
        "contacts": [
            {"name": contact.name, "url": contact.phone_url, "text": contact.phone_text(project.flow.strings)}
            for contact in project.flow.contacts.values()
        ],
        **{place: _links(project, place) for place in PLACES},
        "lost": {**complete(lost.front), **HIDDEN, "path": lost.path, "html": Markup(lost.html), "foot": foot},  # noqa: S704 - it is the page's HTML
    }


def _tabs(menu: Menu, titles: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The entries of the menu for visitors, each with the address that it leads to and those of all its pages."""
    for entry in menu.settings["nav"]:
        targets = [target for _, target in entries(entry)]
        if not targets or targets[0] == HOME or not is_guide(targets[0]):
            continue
        paths = list(map(_address, targets))
        title = next(iter(entry)) if isinstance(entry, Mapping) else titles.get(targets[0], targets[0])
        yield {"title": title, "path": paths[0], "pages": paths, "is_helper": paths[0] == START}


def _links(project: Project, place: str) -> list[dict[str, str]]:
    return [{"title": title, "path": _address(target)} for title, target in project.menu.links(place)]


def _address(target: str) -> str:
    """The address of a file or URL in the menu, below the site's root or elsewhere."""
    if is_url(target):
        return target
    return quote(path_of_file(target) if target.endswith(".md") else target)


def _menu(nav: Any) -> Any:
    """The menu with its titles as HTML, and the files that the pages are in."""
    match nav:
        case list():
            return [_menu(item) for item in nav]
        case Mapping():
            return {as_html(str(title)): _menu(item) for title, item in nav.items()}
        case str() if nav.endswith(".md") and not is_url(nav):
            return f"{path_of_file(nav)}index.md"
        case _:
            return nav


def _other_hooks(project: Project) -> list[str]:
    hooks = [hook for hook in project.menu.settings.get("hooks") or [] if not str(hook).endswith(HOOK)]
    return [str(Path(project.folder, hook).resolve()) for hook in hooks]
