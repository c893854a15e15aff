"""Where people can report that something is wrong or out of date: an email or a form with the page's address and date."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import quote

from markupsafe import Markup

from helper.publish.facts.age import in_words
from helper.render.environment import component
from helper.render.text import quoted

PAGE: Final = "{page}"
DATE: Final = "{date}"
"""The places in the address of a form for the page's address and date."""


@dataclass(frozen=True)
class Feedback:
    """The owner's address (`mailto:` or `https:`, or empty), the site's name, and the date of its pages."""

    address: str
    site_name: str
    built: date

    def line(self, page: str, *, has_helper: bool) -> Markup:
        """The line for the page with the URL `page`, which may have the helper. Empty without an address."""
        if not self.address:
            return Markup()
        is_form = not self.address.startswith("mailto:")
        url = self._form(page) if is_form else self._email(page)
        return component("feedback", url, page, is_form and has_helper)

    def _email(self, page: str) -> str:
        subject = quoted(f"{self.site_name}: something wrong or out of date")
        body = quoted(f"Page: {page}\nDate of the page: {in_words(self.built)}\n\n")
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
