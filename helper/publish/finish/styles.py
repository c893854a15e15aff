"""One style sheet for what pages wait for: the rules of the theme that something on the site can match, and the site's own.

Most of the theme's rules are for what no page here has, and a page shows nothing before its style sheets are there.
"""

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from urllib.parse import urljoin

from helper.publish.assets import FOLDER, SCRIPT_FOLDER, STYLE_FOLDER, STYLESHEET, folder_name
from helper.publish.finish.names import SCRIPTS as THEME_SCRIPTS
from helper.publish.finish.tags import Tag, tags
from helper.publish.project import Project
from helper.render.environment import COMPONENTS
from helper.runtime.node import run_node

THEME_STYLES: Final = "assets/stylesheets"
"""The folder of the theme's style sheets."""
PURGE: Final = Path(__file__).with_suffix(".mjs")
SCRIPTS: Final = (f"{THEME_SCRIPTS}/**/*.js", f"{FOLDER}/{SCRIPT_FOLDER}-*/*.js")
"""The scripts that change pages."""
FEATURES: Final = {
    "content.code.annotate": ("md-annotation", "md-tooltip"),
    "content.footnote.tooltips": ("md-tooltip2",),
    "content.tooltips": ("md-tooltip2",),
    "repo_url": ("md-source",),
    "tags": ("md-tag", "md-tags"),
    "version": ("md-version",),
}
"""What the theme's scripts make only with a feature or a setting: the beginnings of classes."""
START_TAG: Final = re.compile(r"<([a-z][\w-]*)")
ATTRIBUTE: Final = re.compile(r'\b([a-z][\w-]*)="([^"]*)"')
"""In a template, where a tag may have expressions in it."""


def with_one_sheet(site: Path, pages: Mapping[Path, str], project: Project) -> dict[Path, str]:
    """The pages, whose own style sheet now has the theme's rules as well.

    These are the rules that can match an element of a page, of a state of the flow, or of what a script makes. Replaces the
    files in the folder `site`. Raises NodeError.
    """
    root, flow = project.root, project.flow
    found = {path: tags(page) for path, page in pages.items()}
    links = {path: list(_theme_links(found[path], path, site, root)) for path in pages}
    theme = list(dict.fromkeys(sheet for page in links.values() for _, sheet in page))
    if not theme:
        return dict(pages)
    [own] = site.glob(f"{FOLDER}/{STYLE_FOLDER}-*/{STYLESHEET}")
    elements = [*tags(repr(flow)), *(tag for page in found.values() for tag in page)]
    own.write_text(_joined(site, theme, own, elements, project), "utf-8")
    shutil.rmtree(site / THEME_STYLES)
    renamed = own.parent.with_name(
        folder_name(STYLE_FOLDER, {file.name: file.read_bytes() for file in own.parent.iterdir()})
    )
    own.parent.rename(renamed)
    return {
        path: _without(page, (tag for tag, _ in links[path])).replace(f"/{own.parent.name}/", f"/{renamed.name}/")
        for path, page in pages.items()
    }


def _theme_links(page: Iterable[Tag], path: Path, site: Path, root: str) -> Iterator[tuple[Tag, Path]]:
    """The elements of the page at that path that load style sheets of the theme, and the sheets."""
    base = root + path.relative_to(site).as_posix()
    for tag in page:
        if tag.name == "link" and tag.attributes.get("rel") == "stylesheet":
            source = urljoin(base, tag.attributes["href"]).removeprefix(root)
            if source.startswith(f"{THEME_STYLES}/"):
                yield tag, site / source


def _joined(site: Path, theme: list[Path], own: Path, elements: Iterable[Tag], project: Project) -> str:
    """The rules of the theme's sheets that the site can use, and the site's own sheet."""
    given = {
        "theme": "\n".join(map(_read, theme)),
        "own": _read(own),
        "others": [_read(sheet) for sheet in sorted(site.rglob("*.css")) if sheet not in (*theme, own)],
        "names": _names(elements),
        "scripts": [_read(script) for pattern in SCRIPTS for script in sorted(site.glob(pattern))],
        "unused": _unused(project),
    }
    with TemporaryDirectory() as folder:
        file = Path(folder, "given.json")
        file.write_text(json.dumps(given), "utf-8")
        return run_node(PURGE, file)


def _unused(project: Project) -> list[str]:
    settings = project.menu.settings
    present = {*settings, *(settings.get("extra") or {}), *(project.theme.get("features") or [])}
    made = {start for feature in present & FEATURES.keys() for start in FEATURES[feature]}
    return sorted({start for starts in FEATURES.values() for start in starts} - made)


def _names(elements: Iterable[Tag]) -> dict[str, Any]:
    """What selectors can name of the elements, and of those in the templates of components, as PurgeCSS takes it."""
    templates = "".join(_read(template) for template in COMPONENTS.glob("*/*.html"))
    tag_names = {*START_TAG.findall(templates)}
    attributes = {*ATTRIBUTE.findall(templates)}
    for element in elements:
        tag_names.add(element.name)
        attributes |= element.attributes.items()
    return {
        "tags": sorted(tag_names),
        "classes": sorted({name for attribute, value in attributes if attribute == "class" for name in value.split()}),
        "ids": sorted({value for attribute, value in attributes if attribute == "id"}),
        "attributes": {
            "names": sorted({attribute for attribute, _ in attributes}),
            "values": sorted({value for _, value in attributes}),
        },
        "undetermined": [],
    }


def _without(page: str, unwanted: Iterable[Tag]) -> str:
    for tag in sorted(unwanted, key=lambda tag: -tag.start):
        page = page[: tag.start] + page[tag.end :]
    return page


def _read(file: Path) -> str:
    return file.read_text("utf-8")
