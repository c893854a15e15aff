"""The guide as one plain text for language models, after the conventions of https://llmstxt.org."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

from markdownify import ATX, MarkdownConverter

LEFT_OUT: Final = {"helper-status", "helper-links", "helper-permalink"}
"""The classes of what a page says about its own script, and of links to its own parts."""


@dataclass(frozen=True)
class GuidePage:
    """A finished page of the guide: its absolute address, its description, and the HTML of its article."""

    address: str
    description: str
    html: str


def llms(name: str, summary: str, pages: Iterable[GuidePage]) -> str:
    """The text: the site's name and summary, then the pages, each with its address and its text as Markdown."""
    parts = [f"# {name}", f"> {summary}", *(_Converter(page).convert(page.html).strip() for page in pages)]
    return "\n\n".join(parts) + "\n"


class _Converter(MarkdownConverter):
    """Makes a page a section of a longer text: headings are one level lower, and links lead to absolute addresses."""

    def __init__(self, page: GuidePage) -> None:
        super().__init__(heading_style=ATX, bullets="-", escape_misc=False)
        self.page = page

    def convert_hN(self, n: int, el: Any, text: str, parent_tags: set[str]) -> str:  # noqa: N802 - markdownify finds it by this name
        heading = str(super().convert_hN(n + 1, el, text, parent_tags))
        if n > 1:
            return heading
        return f"{heading}- [{text.strip()}]({self.page.address}): {self.page.description}\n\n"

    def convert_details(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return "" if _is_left_out(el) else text

    def convert_a(self, el: Any, text: str, parent_tags: set[str]) -> str:
        if _is_left_out(el):
            return ""
        if "href" in el.attrs:
            el["href"] = urljoin(self.page.address, el["href"])
        return str(super().convert_a(el, text, parent_tags))

    def convert_div(self, el: Any, text: str, parent_tags: set[str]) -> str:
        # Newer guidance and warnings stay apart from the steps.
        convert = super().convert_blockquote if el.get("role") == "note" else super().convert_div
        return str(convert(el, text, parent_tags))

    def convert_p(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return "" if _is_left_out(el) else str(super().convert_p(el, text, parent_tags))


def _is_left_out(element: Any) -> bool:
    return not LEFT_OUT.isdisjoint(element.get("class", ()))
