"""Finds elements that an author opens for Markdown (`<div markdown>`) and never closes.

Markdown closes those at the end of the page, so its HTML does not tell.
"""

from markdown import Extension, Markdown
from markdown.extensions.md_in_html import HTMLExtractorExtra
from markdown.preprocessors import Preprocessor

AFTER_CODE_BLOCKS = 22
"""The priority between Markdown’s fenced code blocks (25) and its HTML (20)."""


class OpenElementError(Exception):
    """An element is not closed. Its text is the element’s name."""


class _Check(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        extractor = HTMLExtractorExtra(Markdown())
        extractor.feed("\n".join(lines))
        if left := vars(extractor)["mdstack"]:
            raise OpenElementError(left[-1])
        return lines


class NoOpenElements(Extension):
    """Makes Markdown raise OpenElementError."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown’s name
        md.preprocessors.register(_Check(md), "no-open-elements", AFTER_CODE_BLOCKS)
