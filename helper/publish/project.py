"""What people have written, without errors: the settings, the flow and the pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from helper.model.errors import Defect
from helper.model.flow import Flow
from helper.publish.checks import checked
from helper.publish.date import LastChange, last_change
from helper.publish.facts.age import Calendar
from helper.publish.feedback import Feedback
from helper.publish.files.security import security
from helper.publish.menu import FILE, Menu, read_menu
from helper.publish.pages.guide import Guide
from helper.publish.settings import SettingError, Settings, check_site_url, read_settings

DOCS: Final = "docs"
CONTENT: Final = Path("helper", "content")
OVERRIDES: Final = "overrides"


@dataclass(frozen=True)
class Project:
    """The project in a folder: what mkdocs.yml says, the flow and the hand-written pages.

    `url` is where the site will be, and `change` the last change that pages tell of. `changed` is its day, or the present one
    if nothing tells when it was. `security_txt` may be empty. `notes` are lines for authors about what is no error.
    """

    folder: Path
    menu: Menu
    settings: Settings
    name: str
    url: str
    change: LastChange | None
    changed: date
    security_txt: str
    flow: Flow
    guide: Guide
    notes: Sequence[Defect]

    @property
    def theme(self) -> Mapping[str, Any]:
        """The settings of the theme."""
        return _theme(self.menu)

    @property
    def language(self) -> str:
        """The language of the site (BCP 47)."""
        return _language(self.menu)

    @property
    def root(self) -> str:
        """The path of the site on its host."""
        return urlsplit(self.url).path

    @property
    def calendar(self) -> Calendar:
        """From when and after how many days facts count as old."""
        return Calendar(self.changed, self.settings.facts_max_age)

    @property
    def feedback(self) -> Feedback:
        """Where people can report what is wrong."""
        return Feedback(self.settings.feedback, self.name, self.changed, self.flow.strings)


def read_project(file: Path, environ: Mapping[str, str], preview: str = "") -> Project:
    """The project with that mkdocs.yml, to be published where its settings say, or shown as a preview at that URL.

    A preview is not finished, so it has neither a service worker nor security.txt. Raises HelperError.
    """
    folder, menu = file.parent, read_menu(file)
    settings = read_settings(menu.settings.get("extra") or {})
    if preview:
        settings = replace(settings, offline=False, security_contact="")
    name = str(menu.settings.get("site_name") or "")
    if not name:
        raise SettingError(f"{FILE}: There is no site_name, which all pages show. Add it.")
    given = preview or str(menu.settings.get("site_url") or "")
    check_site_url(given)
    url = f"{given.removesuffix('/')}/"
    change, now = last_change(environ), datetime.now(UTC)
    changed, contact = change.at if change else now, settings.security_contact
    security_txt = security(contact, url, changed, now, _language(menu)) if contact else ""
    found = checked(folder / DOCS, folder / CONTENT, menu, menu.to_html, menu.is_excluded)
    return Project(
        folder=folder,
        menu=menu,
        settings=settings,
        name=name,
        url=url,
        change=change,
        changed=changed.date(),
        security_txt=security_txt,
        flow=found.flow,
        guide=found.guide,
        notes=found.notes,
    )


def _theme(menu: Menu) -> Mapping[str, Any]:
    theme = menu.settings.get("theme")
    return theme if isinstance(theme, Mapping) else {"name": theme or "mkdocs"}


def _language(menu: Menu) -> str:
    return str(_theme(menu).get("language") or "en")
