"""Marks the words that people must find elsewhere as they are, which translations of a page then leave alone."""

import re
from typing import Final

EXACT: Final = re.compile(
    # What is not text, words that the page itself quotes, and what is marked already.
    r'(<span translate="yes">“|<(script|style|title)\b.*?</\2>|<(\w+)[^>]* translate="no".*?</\3>|<[^>]*>)'
    # The names of screens, buttons and forms, phone numbers, email addresses and hosts, and abbreviations.
    r"|“[^”<]{1,99}”|\(?\b\d{3}[)-] ?\d{3}-\d{4}\b|(?<![\w.@-])@?\w[\w.@-]*\.[a-z]{2,}\b|\b[A-Z]{3,}\b",
    re.DOTALL,
)
MIXED: Final = re.compile(
    r'(?<=<a )([^>]*>)(?!<[^<]*</span></a>)([^<]*(?:<span translate="no">[^<]*</span>[^<]*)+)(?=</a>)'
)


def keep_exact_words(html: str) -> str:
    """The HTML in which names, numbers and addresses have `translate="no"`.

    Words in curly quotes count as names, unless they begin an element with `translate="yes"`.
    """
    marked = EXACT.sub(lambda found: found[0] if found[1] else f'<span translate="no">{found[0]}</span>', html)
    # Some links are flex containers, which would lay out each part by itself and drop the spaces between them.
    return MIXED.sub(r"\1<span>\2</span>", marked)
