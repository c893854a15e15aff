"""The file llms.txt (https://llmstxt.org): the guide as one plain text for language models."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

from markdownify import ATX, MarkdownConverter

ABOUT_SITE: Final = ("measurements/", "publish/")
"""The folders in `docs` of pages about this site itself, which are not part of the guide."""
OMITTED: Final = {"helper-status", "helper-links", "helper-permalink"}
"""The classes of elements that are about the page itself: the status of its script, and links to its own parts."""


@dataclass(frozen=True)
class Article:
    """A finished page: its URL, its description, and the HTML of its article."""

    url: str
    description: str
    html: str


def is_guide(file: str) -> bool:
    """Whether the hand-written page of that file in `docs` is part of the guide."""
    return not file.startswith(ABOUT_SITE)


def llms(name: str, summary: str, articles: Iterable[Article]) -> str:
    """The file: the site's name and summary, then each article as Markdown with its URL and description."""
    parts = [f"# {name}", f"> {summary}", *(_Converter(each).convert(each.html).strip() for each in articles)]
    return "\n\n".join(parts) + "\n"


class _Converter(MarkdownConverter):
    """Turns an article into a section of a longer text: moves headings one level down and makes URLs absolute."""

    def __init__(self, article: Article) -> None:
        super().__init__(heading_style=ATX, bullets="-", escape_misc=False)
        self.article = article

    def convert_hN(self, n: int, el: Any, text: str, parent_tags: set[str]) -> str:  # noqa: N802 - markdownify looks it up by this name
        heading = str(super().convert_hN(n + 1, el, text, parent_tags))
        if n > 1:
            return heading
        return f"{heading}- [{text.strip()}]({self.article.url}): {self.article.description}\n\n"

    def convert_details(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return "" if _is_omitted(el) else text

    def convert_a(self, el: Any, text: str, parent_tags: set[str]) -> str:
        if _is_omitted(el):
            return ""
        if "href" in el.attrs:
            el["href"] = urljoin(self.article.url, el["href"])
        return str(super().convert_a(el, text, parent_tags))

    def convert_section(self, el: Any, text: str, parent_tags: set[str]) -> str:
        # Block quotes keep newer guidance and warnings apart from the steps.
        convert = super().convert_blockquote if el.get("role") == "note" else super().convert_section
        return str(convert(el, text, parent_tags))

    def convert_p(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return "" if _is_omitted(el) else str(super().convert_p(el, text, parent_tags))


def _is_omitted(element: Any) -> bool:
    return not OMITTED.isdisjoint(element.get("class", ()))
