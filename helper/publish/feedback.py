"""Where people can report that something is wrong or out of date: an email or a form with the page's address and date."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import quote

from markupsafe import Markup

from helper.model.strings import Strings
from helper.render.environment import component
from helper.render.text import quoted

PAGE: Final = "{page}"
DATE: Final = "{date}"
"""The places in the address of a form for the page's address and date."""


@dataclass(frozen=True)
class Feedback:
    """The owner's address (`mailto:` or `https:`, or empty), the site's name, the date of its pages, and what it says."""

    address: str
    site_name: str
    built: date
    strings: Strings

    def line(self, page: str, *, has_helper: bool) -> Markup:
        """The line for the page with the URL `page`, which may have the helper. Empty without an address."""
        if not self.address:
            return Markup()
        is_form = not self.address.startswith("mailto:")
        url = self._form(page) if is_form else self._email(page)
        return component(self.strings, "feedback", url, page, is_form and has_helper)

    def _email(self, page: str) -> str:
        strings = self.strings
        subject = quoted(strings.feedback_subject.format(site=self.site_name))
        day = strings.feedback_date.format(date=strings.in_words(self.built))
        body = quoted(f"{strings.feedback_page.format(page=page)}\n{day}\n\n")
        return f"{self.address}?subject={subject}&body={body}"

    def _form(self, page: str) -> str:
        address = with_places(self.address)
        return address.replace(PAGE, quote(page, safe="")).replace(DATE, self.built.isoformat())


def with_places(form: str) -> str:
    """The address of a form with both places. Without any, it gets the parameters `page` and `date`."""
    if PAGE in form or DATE in form:
        return form
    before, mark, fragment = form.partition("#")
    return f"{before}{'&' if '?' in before else '?'}page={PAGE}&date={DATE}{mark}{fragment}"
