"""What stands below the text of every page: since when its facts are checked, where to report, a QR code, its address."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from helper.model.strings import Strings
from helper.publish.date import LastChange
from helper.publish.feedback import Feedback
from helper.publish.files.paths import QR_CODES
from helper.render.environment import component
from helper.render.region import root_from


@dataclass(frozen=True)
class Foot:
    """What it needs: its words, the URL of the site, the last change, where to report, and the QR codes by the path of the page."""

    strings: Strings
    url: str
    change: LastChange | None
    feedback: Feedback
    codes: Mapping[str, Markup]

    def of_page(self, path: str, checked: Markup, *, has_helper: bool) -> Markup:
        """The foot of the page at that path. `checked` is the line about its facts."""
        page = f"{self.url}{path}"
        parts = [checked, self.feedback.line(page, has_helper=has_helper)]
        if has_helper:
            parts.append(component(self.strings, "qr_code", path, self.codes.get(path, ""), root_from(path) + QR_CODES))
        changed = (self.strings.in_words(self.change.at), self.change.is_exact) if self.change else ()
        parts.append(component(self.strings, "printed", page, *changed))
        return Markup("\n").join(filter(None, parts))

    def of_frame(self, path: str, checked: Markup) -> Markup:
        """The foot of a page that other sites embed. `path` is that of the same page on this site."""
        page = f"{self.url}{path}"
        parts = (component(self.strings, "printed", page), checked, self.feedback.line(page, has_helper=True))
        return Markup("\n").join(filter(None, parts))

    def of_lost(self, path: str) -> Markup:
        """The foot of the page for lost addresses."""
        return self.feedback.line(f"{self.url}{path}", has_helper=True)
